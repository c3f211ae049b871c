package io.limbeck.plugins.interpretability.fidelity;

import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.metric.GroupFigure;
import io.limbeck.spi.metric.Predictions;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;

/**
 * The fidelity of the group in which the student stands for its teacher worst. An explanation that holds on average may
 * be none for the people of a small group.
 */
final class WorstGroupFidelity extends TeacherMetric {

    @Summary("Fidelity in the group where it is lowest")
    record Settings(
            @Summary("Sensitive attribute whose groups are looked at; all of them, each by itself, if not given")
            Optional<String> attribute,

            @Summary("Rows a group must have to be looked at") @Default("20") @Min(1)
            int minimumRows) {}

    private final Settings settings;

    WorstGroupFidelity(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String definition() {
        return "worst-group fidelity: lowest fidelity of any group of "
                + settings.attribute().map(name -> "'" + name + "'").orElse("any sensitive attribute") + " with "
                + settings.minimumRows() + " rows or more";
    }

    @Override
    double value(Pair pair) {
        Predictions student = pair.student();
        return attributes(student.sensitive()).stream()
                .flatMap(groups -> GroupFidelity.of(student, pair.teacher(), groups, settings.minimumRows()).stream())
                .filter(GroupFigure::counted)
                .mapToDouble(GroupFigure::value)
                .filter(value -> !Double.isNaN(value))
                .min()
                .orElse(Double.NaN);
    }

    private List<Groups> attributes(List<Groups> all) {
        if (settings.attribute().isEmpty()) {
            return all;
        }
        String name = settings.attribute().get();
        List<Groups> named =
                all.stream().filter(groups -> groups.attribute().equals(name)).toList();
        if (named.isEmpty()) {
            throw new InvalidInputException(Problem.error(
                    "attribute",
                    "there is no sensitive attribute '" + name + "'",
                    "name one of "
                            + all.stream()
                                    .map(groups -> "'" + groups.attribute() + "'")
                                    .toList()
                            + ", or add it to 'sensitive' in the data section"));
        }
        return named;
    }
}
