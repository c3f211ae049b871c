package io.limbeck.plugins.data;

import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Splitter;
import io.limbeck.spi.data.Table;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Tests on groups of which nothing was learnt: whole hospitals, regions, years. All rows of the groups named are test rows;
 * those of the others are divided by shares, every class alike, as by {@link StratifiedSplit}. Rows of unknown group are
 * among the others.
 */
final class GroupSplit implements Splitter {

    @Summary("Some groups are tested on, and learnt from are the others: leave one hospital out")
    record Settings(
            @Summary("The sensitive attribute whose groups are meant") @NotBlank
            String attribute,

            @Summary("The groups that are tested on") @NotEmpty
            List<String> test,

            @Summary("Of the other rows, share that models learn from") @Default("0.75") @Positive @DecimalMax("1")
            double train,

            @Summary("Of the other rows, share that selection sees; may be 0")
            @Default("0.25")
            @DecimalMin("0")
            @DecimalMax("1")
            double validation,

            @Summary("Of the other rows, share that calibrators see; may be 0")
            @Default("0")
            @DecimalMin("0")
            @DecimalMax("1")
            double calibration) {}

    private final Settings settings;

    GroupSplit(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        Ports ports = Ports.NONE;
        double sum = settings.train() + settings.validation() + settings.calibration();
        if (Math.abs(sum - 1) > 1e-9) {
            ports = ports.with(Problem.error(
                    "",
                    "train, validation and calibration add up to '" + sum + "'",
                    "let the three shares of the other rows add up to 1; those left out are 0.75, 0.25 and 0"));
        }
        Map<String, List<String>> known =
                inputs.data().map(data -> data.sensitive()).orElse(Map.of());
        if (!known.isEmpty()) {
            for (Problem problem : problems(settings, known)) {
                ports = ports.with(problem);
            }
        }
        return ports;
    }

    /** Groups of an attribute that is not read yet are not known. */
    private static List<Problem> problems(Settings settings, Map<String, List<String>> known) {
        List<String> groups = known.get(settings.attribute());
        if (groups == null) {
            return List.of(Problem.error(
                    "attribute",
                    "there is no sensitive attribute '" + settings.attribute() + "'",
                    Suggestion.remedy(settings.attribute(), known.keySet()) + "; 'sensitive' of the data names them"));
        }
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < settings.test().size() && !groups.isEmpty(); i++) {
            if (!groups.contains(settings.test().get(i))) {
                problems.add(Problem.error(
                        "test[" + i + "]",
                        "there is no group '" + settings.test().get(i) + "' of '" + settings.attribute() + "'",
                        Suggestion.remedy(settings.test().get(i), groups)));
            }
        }
        return problems;
    }

    @Override
    public Map<Split, int[]> split(Table rows, List<Split> published, RandomSource random) {
        List<Problem> problems = problems(settings, rows.spec().sensitive());
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        Groups groups = rows.groups(settings.attribute());
        List<Split> fixed = IntStream.of(groups.codes())
                .mapToObj(code ->
                        code >= 0 && settings.test().contains(groups.names().get(code)) ? Split.TEST : Split.TRAIN)
                .toList();
        StratifiedSplit others = new StratifiedSplit(new StratifiedSplit.Settings(
                settings.train(),
                settings.validation(),
                settings.calibration(),
                1,
                StratifiedSplit.Stratify.LABEL,
                StratifiedSplit.Published.KEEP));
        return others.split(rows, fixed, random, Set.of(settings.attribute()));
    }
}
