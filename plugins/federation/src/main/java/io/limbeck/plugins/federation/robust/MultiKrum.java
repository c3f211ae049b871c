package io.limbeck.plugins.federation.robust;

import io.limbeck.plugins.federation.vector.Vectors;
import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Arrays;
import java.util.Optional;

/**
 * The mean of the m updates with the best scores of {@link Krum} [1], m = n − f unless given.
 *
 * <p>[1] Blanchard et al.: Machine Learning with Adversaries: Byzantine Tolerant Gradient Descent, 2017, section 5.
 */
final class MultiKrum extends Robust {

    @Summary("Multi-Krum: the mean of the updates that are nearest to their neighbours")
    record Settings(
            @Summary("Updates of a round that may be malicious, f") @Default("1") @PositiveOrZero
            int malicious,

            @Summary("Updates m that are averaged; n − f unless given")
            Optional<@Positive Integer> keep,

            @Summary("Whose neighbours and preconditions: paper, flower or byzfl") @Default("paper")
            KrumConvention convention) {}

    private final Settings settings;

    MultiKrum(Settings settings) {
        this.settings = settings;
    }

    @Override
    double[] centre(Cohort cohort) {
        settings.convention().check(cohort, settings.malicious());
        double[][] changes = cohort.changes();
        int keep = settings.keep().orElse(Math.max(1, changes.length - settings.malicious()));
        if (keep > changes.length) {
            throw new InvalidInputException(Problem.error(
                    "keep",
                    "cannot keep '" + keep + "' of a round's " + changes.length + " updates",
                    "sample more clients in a round, or keep fewer"));
        }
        int neighbours = settings.convention().neighbours(changes.length, settings.malicious());
        int[] ranked = KrumScores.ranked(Vectors.squaredDistances(changes), KrumScores.all(changes.length), neighbours);
        return Vectors.mean(Arrays.stream(ranked, 0, keep)
                .sorted()
                .mapToObj(k -> changes[k])
                .toArray(double[][]::new));
    }
}
