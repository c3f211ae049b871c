package io.limbeck.plugins.data;

import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.data.Transform;
import jakarta.validation.constraints.NotEmpty;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Leaves the rows of some classes out of the training split, so that nobody who uses this data learns from them; the
 * classes themselves stay. Where a teacher should know the classes and its student's transfer set should lack them, as
 * in [1], use the student's {@code train.leaveOut} instead: teacher and student share one data set.
 *
 * <p>[1] Hinton, Vinyals, Dean: Distilling the Knowledge in a Neural Network, 2015, section 3.
 */
final class LeaveOutClass implements Transform {

    @Summary("Leaves the rows of some classes out of the training split, for every model")
    record Settings(
            @Summary("The classes, by name") @NotEmpty List<String> classes,

            @Summary("Whether they are left out of the validation split, too") @Default("false")
            boolean validation) {}

    private final Settings settings;

    LeaveOutClass(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        return new Ports(
                Ports.NONE.output(),
                problems(settings, inputs.data().map(TableSpec::classes).orElse(List.of())));
    }

    private static List<Problem> problems(Settings settings, List<String> known) {
        List<Problem> problems = new ArrayList<>();
        if (known.isEmpty()) {
            return problems;
        }
        for (int i = 0; i < settings.classes().size(); i++) {
            String name = settings.classes().get(i);
            if (!known.contains(name)) {
                problems.add(Problem.error(
                        "classes[" + i + "]", "there is no class '" + name + "'", Suggestion.remedy(name, known)));
            }
        }
        if (new HashSet<>(settings.classes()).containsAll(known)) {
            problems.add(Problem.error(
                    "classes",
                    "names every class: '" + String.join(", ", settings.classes()) + "'",
                    "keep at least one class out of it"));
        }
        return problems;
    }

    @Override
    public Fitted fit(Table train, RandomSource random) {
        List<Problem> problems = problems(settings, train.classes());
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return Fitted.ofLearning((rows, split) ->
                split == Split.TRAIN || split == Split.VALIDATION && settings.validation() ? without(rows) : rows);
    }

    private Table without(Table rows) {
        return rows.select(IntStream.range(0, rows.rows())
                .filter(row -> !settings.classes().contains(rows.classes().get(rows.labels()[row])))
                .toArray());
    }
}
