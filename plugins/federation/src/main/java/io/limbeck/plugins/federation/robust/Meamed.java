package io.limbeck.plugins.federation.robust;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * Mean around the median [1]: for every coordinate the mean of the n − f values nearest to the median; of two as near, the
 * lower one.
 *
 * <p>[1] Xie, Koyejo, Gupta: Generalized Byzantine-tolerant SGD, 2018, definition 7.
 */
final class Meamed extends Robust {

    @Summary("Mean around the median: for every parameter the mean of the values nearest to the median")
    record Settings(
            @Summary("Updates of a round that may be malicious, f") @Default("1") @PositiveOrZero
            int malicious) {}

    private final Settings settings;

    Meamed(Settings settings) {
        this.settings = settings;
    }

    @Override
    double[] centre(Cohort cohort) {
        int malicious = settings.malicious();
        cohort.requireMajority("The mean around the median", malicious);
        return Coordinates.each(
                cohort.changes(),
                ascending -> Coordinates.meanOfNearest(
                        ascending, Coordinates.median(ascending), ascending.length - malicious));
    }
}
