package io.limbeck.plugins.federation.robust;

import io.limbeck.plugins.federation.vector.Vectors;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Arrays;

/**
 * Minimum-diameter averaging [1]: the mean of the n − f updates whose largest distance of two is smallest. Tries all choices.
 *
 * <p>[1] El Mhamdi, Guerraoui, Rouault: The Hidden Vulnerability of Distributed Learning in Byzantium, 2018, section 2 (after
 * Rousseeuw 1985).
 */
final class MinimumDiameter extends Robust {

    @Summary("Minimum-diameter averaging: the mean of the updates that lie closest together")
    record Settings(
            @Summary("Updates of a round that may be malicious, f") @Default("1") @PositiveOrZero
            int malicious) {}

    private final Settings settings;

    MinimumDiameter(Settings settings) {
        this.settings = settings;
    }

    @Override
    double[] centre(Cohort cohort) {
        cohort.requireMajority("Minimum-diameter averaging", settings.malicious());
        double[][] changes = cohort.changes();
        double[][] distances = Vectors.squaredDistances(changes);
        int[] best = Subsets.lowest(
                changes.length,
                settings.malicious(),
                "Minimum-diameter averaging",
                subset -> diameter(subset, distances));
        return Vectors.mean(Arrays.stream(best).mapToObj(k -> changes[k]).toArray(double[][]::new));
    }

    private static double diameter(int[] subset, double[][] distances) {
        double diameter = 0;
        for (int i : subset) {
            for (int j : subset) {
                diameter = Math.max(diameter, distances[i][j]);
            }
        }
        return diameter;
    }
}
