package io.limbeck.plugins.federation.robust;

import io.limbeck.plugins.federation.vector.Vectors;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Arrays;

/**
 * Smallest maximum-eigenvalue averaging [1]: the mean of the n − f updates whose covariance has the smallest largest
 * eigenvalue. Tries all choices, the first of several as good wins.
 *
 * <p>[1] Allouah et al.: On the Privacy-Robustness-Utility Trilemma in Distributed Learning, 2023, section 4.
 */
final class Smea extends Robust {

    @Summary("SMEA: the mean of the updates that disagree least in any direction")
    record Settings(
            @Summary("Updates of a round that may be malicious, f") @Default("1") @PositiveOrZero
            int malicious) {}

    private final Settings settings;

    Smea(Settings settings) {
        this.settings = settings;
    }

    @Override
    double[] centre(Cohort cohort) {
        cohort.requireMajority("SMEA", settings.malicious());
        double[][] changes = cohort.changes();
        int[] best = Subsets.lowest(
                changes.length, settings.malicious(), "SMEA", subset -> largestEigenvalue(chosen(changes, subset)));
        return Vectors.mean(chosen(changes, best));
    }

    private static double[][] chosen(double[][] changes, int[] subset) {
        return Arrays.stream(subset).mapToObj(k -> changes[k]).toArray(double[][]::new);
    }

    private static double largestEigenvalue(double[][] vectors) {
        double[] weights = new double[vectors.length];
        Arrays.fill(weights, 1);
        return Covariance.of(vectors, weights).largest();
    }
}
