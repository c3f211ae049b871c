package plugin.example;

import io.limbeck.spi.Default;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Summary;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TeacherSource;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Map;

/**
 * The logit of a class is minus the squared distance of a row to the weighted mean of that class's training rows, divided
 * by a temperature: linear discriminant analysis with the identity as covariance.
 */
final class NearestCentroid implements TeacherSource {

    @Summary("The class whose mean is nearest")
    record Settings(
            @Summary("What squared distances are divided by") @Default("1") @Positive double temperature) {}

    private final Settings settings;

    NearestCentroid(Settings settings) {
        this.settings = settings;
    }

    /** Before anything runs: this model speaks of the classes of its data. */
    static Ports ports(Settings settings, PortSpecs specs) {
        return Ports.giving(new ModelSpec(specs.data().map(TableSpec::classes).orElse(List.of())));
    }

    @Override
    public Teacher open(Lesson lesson) {
        Table rows = lesson.rows(Split.TRAIN);
        int width = rows.width();
        float[] matrix = rows.matrix();
        double[][] means = new double[rows.classes().size()][width];
        double[] weights = new double[means.length];
        for (int row = 0; row < rows.rows(); row++) {
            int label = rows.labels()[row];
            weights[label] += rows.weights()[row];
            for (int i = 0; i < width; i++) {
                means[label][i] += rows.weights()[row] * matrix[row * width + i];
            }
        }
        for (int c = 0; c < means.length; c++) {
            for (int i = 0; i < width && weights[c] > 0; i++) {
                means[c][i] /= weights[c];
            }
        }
        return new Centroids(means, settings.temperature());
    }

    private record Centroids(double[][] means, double temperature) implements Teacher {

        @Override
        public ModelOutputs outputs(Table rows, Split split) {
            int width = rows.width();
            float[] matrix = rows.matrix();
            float[] logits = new float[rows.rows() * means.length];
            for (int row = 0; row < rows.rows(); row++) {
                for (int c = 0; c < means.length; c++) {
                    double squares = 0;
                    for (int i = 0; i < width; i++) {
                        double difference = matrix[row * width + i] - means[c][i];
                        squares += difference * difference;
                    }
                    logits[row * means.length + c] = (float) (-squares / temperature);
                }
            }
            return new ModelOutputs(logits, means.length);
        }

        @Override
        public Map<String, Double> facts() {
            return Map.of("parameters", (double) means.length * means[0].length);
        }
    }
}
