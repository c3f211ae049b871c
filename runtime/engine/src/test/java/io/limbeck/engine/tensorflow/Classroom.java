package io.limbeck.engine.tensorflow;

import io.limbeck.spi.Progress;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A lesson on made-up rows that keeps what is reported. */
final class Classroom implements Lesson {

    /** One call of {@link Progress#report}. */
    record Report(long done, long total, Map<String, Double> metrics) {}

    final List<Report> reports = new ArrayList<>();
    private final Table train;
    private final Table validation;
    private final long seed;
    private final Path folder;
    private List<Teacher> teachers = List.of();
    private List<Teacher> start = List.of();

    Classroom(Table train, Table validation, long seed, Path folder) {
        this.train = train;
        this.validation = validation;
        this.seed = seed;
        this.folder = folder;
    }

    /** {@return rows of {@code classes} normal clouds around different corners, in [rows, shape…]} */
    static Table clouds(int rows, int classes, double spread, long seed, Integer... shape) {
        RandomSource random = new RandomSource(seed);
        int width = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        float[] values = new float[rows * width];
        int[] labels = IntStream.range(0, rows).map(row -> row % classes).toArray();
        for (int i = 0; i < values.length; i++) {
            int label = labels[i / width];
            double centre = (i % width) % classes == label ? 2 : -2;
            values[i] = (float) (centre + spread * random.normal(i));
        }
        return table(values, labels, classes, shape);
    }

    static Table table(float[] values, int[] labels, int classes, Integer... shape) {
        double[] weights = new double[labels.length];
        Arrays.fill(weights, 1);
        return new Table(
                List.of(new Column.Block("x", values, List.of(shape))),
                labels,
                IntStream.range(0, classes).mapToObj(c -> "class" + c).toList(),
                1,
                List.of(new Groups(
                        "side",
                        IntStream.range(0, labels.length).map(row -> row % 2).toArray(),
                        List.of("left", "right"),
                        "")),
                weights,
                LongStream.range(0, labels.length).toArray());
    }

    /** {@return this lesson with a teacher that says these logits of every split with as many rows} */
    Classroom with(float[] logits, int classes) {
        teachers = List.of((rows, split) -> new ModelOutputs(Arrays.copyOf(logits, rows.rows() * classes), classes));
        return this;
    }

    /** {@return this lesson with a model to start from} */
    Classroom from(Teacher model) {
        start = List.of(model);
        return this;
    }

    static Table empty(Table like) {
        return like.select(new int[0]);
    }

    static double accuracy(Teacher model, Table rows) {
        ModelOutputs outputs = model.outputs(rows, Split.TEST);
        int right = 0;
        for (int row = 0; row < rows.rows(); row++) {
            int best = 0;
            for (int c = 1; c < outputs.classes(); c++) {
                if (outputs.logits()[row * outputs.classes() + c] > outputs.logits()[row * outputs.classes() + best]) {
                    best = c;
                }
            }
            right += best == rows.labels()[row] ? 1 : 0;
        }
        return right / (double) rows.rows();
    }

    @Override
    public Table rows(Split split) {
        return switch (split) {
            case TRAIN -> train;
            case VALIDATION -> validation;
            case CALIBRATION -> empty(train);
            case TEST -> throw new IllegalArgumentException("Nothing may learn from test rows");
        };
    }

    @Override
    public List<Teacher> models(String port) {
        return switch (port) {
            case "teacher" -> teachers;
            case "start" -> start;
            default -> List.of();
        };
    }

    @Override
    public List<Double> weights(String port) {
        return models(port).stream().map(model -> 1.0).toList();
    }

    @Override
    public RandomSource random() {
        return new RandomSource(seed);
    }

    @Override
    public Progress progress() {
        return (done, total, metrics) -> reports.add(new Report(done, total, Map.copyOf(metrics)));
    }

    @Override
    public Path checkpoints() {
        return folder;
    }
}
