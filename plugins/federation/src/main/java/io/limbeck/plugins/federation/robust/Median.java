package io.limbeck.plugins.federation.robust;

import io.limbeck.spi.Summary;

/**
 * The median of every coordinate [1]. Holds against fewer than half of the clients.
 *
 * <p>[1] Yin et al.: Byzantine-Robust Distributed Learning: Towards Optimal Statistical Rates, 2018, definition 1.
 */
final class Median extends Robust {

    @Summary("The median of every parameter")
    record Settings() {}

    Median(Settings settings) {}

    @Override
    double[] centre(Cohort cohort) {
        return Coordinates.each(cohort.changes(), Coordinates::median);
    }
}
