package io.limbeck.plugins.models;

import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TeacherSource;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A model with a bias on the logit of some classes: what a student lacks that never saw a row of a class, and otherwise
 * imitates its teacher well [1]. The bias is given, or found: it is the one at which the model decides for the class as
 * often as {@code share} says, by rows without looking at their labels ({@code counting: probabilities} compares the mean
 * probability instead, and is smoother where rows are few). Without {@code share} that is the share of decisions (or the
 * mean probability) of the model at the port {@code like}, on the same rows; without that, the class's share of labels.
 *
 * <p>Test rows are never looked at: a lesson has none.
 *
 * <p>[1] Hinton, Vinyals, Dean: Distilling the Knowledge in a Neural Network, 2015, section 3, where the bias of class 3
 * was set by hand, to 3.5.
 */
final class ClassBias implements TeacherSource {

    static final String MODEL = "model";
    static final String LIKE = "like";

    /** Rows on which the bias is found. */
    enum Rows {
        /** Those it may be selected by. */
        VALIDATION,
        /** Those calibrators see. */
        CALIBRATION,
        /** Those models learn from, for data of which all rows are needed there. */
        TRAIN
    }

    @Summary("A model with a bias on some classes, given or found so that they are decided for as often as they should")
    record Settings(
            @Summary("The classes, by name") @NotEmpty List<String> classes,

            @Summary("Added to their logits; without it, found")
            Optional<Double> bias,

            @Summary("Share of rows each of the classes should have; without it that of the model 'like', or of the"
                    + " labels")
            Optional<@Positive @DecimalMax(value = "1", inclusive = false) Double> share,

            @Summary("What makes a share: decisions, or probabilities") @Default("decisions")
            Shares.Counting counting,

            @Summary("Rows on which the bias is found") @Default("validation")
            Rows rows) {}

    private final Settings settings;

    ClassBias(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        List<String> classes = inputs.data().map(TableSpec::classes).orElse(List.of());
        List<Problem> problems = new ArrayList<>(ClassNames.problems("classes", settings.classes(), classes, true));
        if (settings.bias().isPresent() && settings.share().isPresent()) {
            problems.add(Problem.error(
                    "share",
                    "'" + settings.share().get() + "' asks for a bias to be found, but 'bias' gives it as '"
                            + settings.bias().get() + "'",
                    "keep one of bias and share"));
        }
        List<String> taps =
                inputs.spec(MODEL, ModelSpec.class).map(ModelSpec::taps).orElse(List.of());
        return new Ports(Optional.of(new ModelSpec(classes, taps)), problems);
    }

    @Override
    public Teacher open(Lesson lesson) {
        Teacher model = lesson.models(MODEL).get(0);
        Table rows = lesson.rows(split());
        int[] codes =
                settings.classes().stream().mapToInt(rows.classes()::indexOf).toArray();
        float[] biases = new float[rows.classes().size()];
        if (settings.bias().isPresent()) {
            for (int code : codes) {
                biases[code] = settings.bias().get().floatValue();
            }
        } else {
            requireRows(rows);
            Shares shares = new Shares(settings.counting(), model.outputs(rows, split()));
            shares.reach(codes, wanted(lesson, rows, codes), biases);
        }
        return new BiasedTeacher(model, rows.classes(), biases);
    }

    @Override
    public Teacher reopen(Lesson lesson, Path folder) throws IOException {
        List<String> classes = lesson.rows(Split.TRAIN).classes();
        return new BiasedTeacher(lesson.models(MODEL).get(0), classes, BiasedTeacher.read(folder, classes));
    }

    private Split split() {
        return Split.valueOf(settings.rows().name());
    }

    private void requireRows(Table rows) {
        if (rows.rows() == 0) {
            throw new InvalidInputException(Problem.error(
                    "rows",
                    "the split '" + split().label() + "' is empty, so no bias can be found there",
                    "write 'rows: train', or give the split a share in data.split"));
        }
    }

    private double[] wanted(Lesson lesson, Table rows, int[] codes) {
        double[] wanted = new double[codes.length];
        List<Teacher> like = lesson.models(LIKE);
        Optional<Shares> its = settings.share().isPresent() || like.isEmpty()
                ? Optional.empty()
                : Optional.of(new Shares(settings.counting(), like.get(0).outputs(rows, split())));
        for (int i = 0; i < codes.length; i++) {
            int code = codes[i];
            double shareOfLabels = Shares.ofLabels(rows.labels(), code);
            wanted[i] = settings.share()
                    .orElseGet(() -> its.map(shares -> shares.of(code)).orElse(shareOfLabels));
            if (!(wanted[i] > 0 && wanted[i] < 1)) {
                throw new InvalidInputException(Problem.error(
                        "classes[" + i + "]",
                        "the share to reach is '" + wanted[i] + "', which no bias gives",
                        "write the share that is known, such as 'share: 0.1'"));
            }
        }
        return wanted;
    }
}
