package io.limbeck.plugins.federation.robust;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Arrays;

/**
 * Covariance-bound agnostic filter [1]: clients lose weight as they lie in the direction in which the weighted covariance is
 * largest, cₖ ← cₖ(1 − τₖ/max τ) with τₖ = ⟨v, xₖ − μ⟩², until n − 2f of the weight is left; the mean met on the way with the
 * smallest such eigenvalue is taken. The maximum is over clients that have weight left, so that each step takes one out.
 *
 * <p>ByzFL 0.0.11 makes a single power step from a random vector and calls it the dominant direction; here it is one.
 *
 * <p>[1] Allouah et al.: Towards Trustworthy Federated Learning with Untrusted Participants, 2025, algorithm 2.
 */
final class Caf extends Robust {

    @Summary("CAF: clients lose weight in the direction in which updates disagree most")
    record Settings(
            @Summary("Updates of a round that may be malicious, f") @Default("1") @PositiveOrZero
            int malicious) {}

    private final Settings settings;

    Caf(Settings settings) {
        this.settings = settings;
    }

    @Override
    double[] centre(Cohort cohort) {
        int malicious = settings.malicious();
        cohort.requireMajority("CAF", malicious);
        double[][] changes = cohort.changes();
        double[] weights = new double[changes.length];
        Arrays.fill(weights, 1);
        Covariance covariance = Covariance.of(changes, weights);
        Covariance best = covariance;
        while (covariance.largest() > 0) {
            double[] projections = covariance.squaredProjections();
            double most = 0;
            for (int k = 0; k < weights.length; k++) {
                most = weights[k] > 0 ? Math.max(most, projections[k]) : most;
            }
            if (most == 0) {
                break;
            }
            for (int k = 0; k < weights.length; k++) {
                weights[k] *= Math.max(0, 1 - projections[k] / most);
            }
            if (Arrays.stream(weights).sum() <= changes.length - 2 * malicious) {
                break;
            }
            covariance = Covariance.of(changes, weights);
            best = covariance.largest() < best.largest() ? covariance : best;
        }
        return best.mean();
    }
}
