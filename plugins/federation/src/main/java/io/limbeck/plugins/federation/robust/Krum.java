package io.limbeck.plugins.federation.robust;

import io.limbeck.plugins.federation.vector.Vectors;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * The update nearest to its n − f − 2 nearest neighbours, by the sum of squared distances [1]; of several as near, that of the
 * lowest client. Needs 2f + 2 &lt; n. Distances are sums of squared differences in doubles: ‖x‖² + ‖y‖² − 2xy would lose
 * small ones.
 *
 * <p>[1] Blanchard et al.: Machine Learning with Adversaries: Byzantine Tolerant Gradient Descent, 2017, section 4.
 */
final class Krum extends Robust {

    @Summary("Krum: the one update that is nearest to its neighbours")
    record Settings(
            @Summary("Updates of a round that may be malicious, f") @Default("1") @PositiveOrZero
            int malicious,

            @Summary("Whose neighbours and preconditions: paper, flower or byzfl") @Default("paper")
            KrumConvention convention) {}

    private final Settings settings;

    Krum(Settings settings) {
        this.settings = settings;
    }

    @Override
    double[] centre(Cohort cohort) {
        settings.convention().check(cohort, settings.malicious());
        double[][] changes = cohort.changes();
        int neighbours = settings.convention().neighbours(changes.length, settings.malicious());
        double[][] distances = Vectors.squaredDistances(changes);
        return changes[KrumScores.ranked(distances, KrumScores.all(changes.length), neighbours)[0]];
    }
}
