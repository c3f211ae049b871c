package io.limbeck.engine.run;

import io.limbeck.engine.plan.Step;
import io.limbeck.engine.plan.StepKind;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.data.Targets;
import io.limbeck.spi.data.Transform;
import io.limbeck.spi.metric.Predictions.Part;
import io.limbeck.spi.model.Gaussian;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a model says of new rows.
 *
 * @param classes the classes, in code order
 * @param probabilities {@code [rows][classes]}; of a number mean and standard deviation, {@code [rows][2]}
 * @param sets the prediction set of each row, {@code [rows][classes]}, of a model that has them
 * @param number name of the number that is predicted; empty where classes are
 */
public record Prediction(
        List<String> classes, double[][] probabilities, Optional<boolean[][]> sets, Optional<String> number) {

    /** Of classes. */
    public Prediction(List<String> classes, double[][] probabilities, Optional<boolean[][]> sets) {
        this(classes, probabilities, sets, Optional.empty());
    }

    public Prediction {
        classes = List.copyOf(classes);
    }

    /**
     * {@return what a stored model says of the rows in a file}
     *
     * @param name the model's place, or the last part of it: {@code small} for {@code students.small}
     */
    static Prediction of(Bench bench, int variant, String name, Path csv) throws IOException {
        String ofStudent = "students." + name;
        String place = bench.plan().find(StepKind.MODEL, variant, 0, name).isEmpty()
                        && bench.plan()
                                .find(StepKind.MODEL, variant, 0, ofStudent)
                                .isPresent()
                ? ofStudent
                : name;
        Step step = bench.plan()
                .find(StepKind.MODEL, variant, 0, place)
                .orElseThrow(() -> new InvalidInputException(Problem.error(
                        "--model",
                        "variant " + variant + " of the run has no model '" + place + "'",
                        "models there: "
                                + bench.plan().steps().stream()
                                        .filter(one -> one.kind() == StepKind.MODEL)
                                        .map(Step::place)
                                        .distinct()
                                        .toList())));
        Prepared prepared = bench.prepared(variant, 0, place);
        Table rows = bench.newRows(variant, place, csv);
        Optional<Targets> scale = prepared.rows(Split.TRAIN).targets();
        if (scale.isPresent()) {
            rows = rows.withTargets(rows.targets().orElseThrow().onScaleOf(scale.get()));
        }
        for (Transform.Fitted transform : prepared.transforms()) {
            rows = transform.apply(rows, Split.TEST);
        }
        try (Teacher model = ModelWork.reopen(bench, step)) {
            ModelOutputs outputs = model.outputs(rows, Split.TEST);
            Set<Part> parts = Details.shownBy(bench.experiment(variant), place, Set.of(Part.SETS));
            return new Prediction(
                    rows.classes(),
                    Answers.of(outputs, rows),
                    Details.of(parts, model, outputs, rows, Split.TEST).sets(),
                    rows.targets().map(Targets::name));
        }
    }

    /** {@return the classes in the prediction set of a row}, in code order; empty for a model without such sets */
    public List<String> set(int row) {
        return sets.map(all -> IntStream.range(0, classes.size())
                        .filter(c -> all[row][c])
                        .mapToObj(classes::get)
                        .toList())
                .orElse(List.of());
    }

    /**
     * {@return what is predicted of a row, as a distribution}
     *
     * @throws IllegalStateException if classes are predicted
     */
    public Gaussian distribution(int row) {
        if (number.isEmpty()) {
            throw new IllegalStateException("Classes are predicted, which have no mean");
        }
        return new Gaussian(probabilities[row][0], probabilities[row][1]);
    }

    /** {@return the most probable class of a row} */
    public String decision(int row) {
        int best = 0;
        for (int c = 1; c < probabilities[row].length; c++) {
            if (probabilities[row][c] > probabilities[row][best]) {
                best = c;
            }
        }
        return classes.get(best);
    }
}
