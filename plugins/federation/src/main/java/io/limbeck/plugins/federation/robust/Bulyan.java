package io.limbeck.plugins.federation.robust;

import io.limbeck.plugins.federation.vector.Vectors;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Arrays;

/**
 * Bulyan [1]: θ = n − 2f updates are chosen by Krum, one at a time and without those chosen before, then for every coordinate
 * the mean of the θ − 2f values nearest to the median of the chosen. Needs n ≥ 4f + 3. The last choices have fewer than
 * 2f + 3 updates left; their scores are made of at least one neighbour.
 *
 * <p>Flower's newer class chooses all θ in one pass of Multi-Krum, and FedML's sums n − f distances; both differ from the paper.
 *
 * <p>[1] El Mhamdi, Guerraoui, Rouault: The Hidden Vulnerability of Distributed Learning in Byzantium, 2018, section 4.
 */
final class Bulyan extends Robust {

    @Summary("Bulyan: Krum chooses, and every parameter is the mean of the chosen near their median")
    record Settings(
            @Summary("Updates of a round that may be malicious, f") @Default("1") @PositiveOrZero
            int malicious) {}

    private final Settings settings;

    Bulyan(Settings settings) {
        this.settings = settings;
    }

    @Override
    double[] centre(Cohort cohort) {
        int malicious = settings.malicious();
        cohort.require(4 * malicious + 3, "Bulyan needs 4f + 3 updates", malicious);
        double[][] changes = cohort.changes();
        double[][] distances = Vectors.squaredDistances(changes);
        int theta = changes.length - 2 * malicious;
        double[][] chosen = new double[theta][];
        int[] left = KrumScores.all(changes.length);
        for (int i = 0; i < theta; i++) {
            int neighbours = Math.max(1, left.length - malicious - 2);
            int best = KrumScores.ranked(distances, left, neighbours)[0];
            chosen[i] = changes[best];
            left = Arrays.stream(left).filter(k -> k != best).toArray();
        }
        double[] median = Coordinates.each(chosen, Coordinates::median);
        return Coordinates.meansOfNearest(chosen, median, theta - 2 * malicious);
    }
}
