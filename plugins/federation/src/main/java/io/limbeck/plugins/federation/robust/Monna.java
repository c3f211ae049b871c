package io.limbeck.plugins.federation.robust;

import io.limbeck.plugins.federation.vector.Vectors;
import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * MoNNA [1]: the mean of the n − f updates nearest to that of a client which is trusted, its own among them. It is as good as
 * the trust is.
 *
 * <p>[1] Farhadkhani et al.: Robust Collaborative Learning with Linear Gradient Overhead, 2023, section 3.
 */
final class Monna extends Robust {

    @Summary("MoNNA: the mean of the updates nearest to that of a trusted client")
    record Settings(
            @Summary("Updates of a round that may be malicious, f") @Default("1") @PositiveOrZero
            int malicious,

            @Summary("Number of the trusted client, from 0") @Default("0") @PositiveOrZero
            int trusted) {}

    private final Settings settings;

    Monna(Settings settings) {
        this.settings = settings;
    }

    @Override
    double[] centre(Cohort cohort) {
        cohort.requireMajority("MoNNA", settings.malicious());
        double[] trusted = cohort.updates().stream()
                .filter(update -> update.client() == settings.trusted())
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(Problem.error(
                        "trusted",
                        "the trusted client '" + settings.trusted() + "' sent no update in this round",
                        "let every client take part in every round, or take a rule that trusts nobody:"
                                + " 'federation/multi-krum'")))
                .change();
        double[][] changes = cohort.changes();
        return Vectors.mean(IntStream.range(0, changes.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> Vectors.squaredDistance(changes[k], trusted)))
                .limit(changes.length - settings.malicious())
                .sorted()
                .map(k -> changes[k])
                .toArray(double[][]::new));
    }
}
