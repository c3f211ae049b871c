package io.limbeck.plugins.uncertainty.selective;

import io.limbeck.spi.metric.Direction;

/**
 * Area under the generalized risk–coverage curve, AUGRC [1]: the share of all rows that are accepted and wrong, integrated
 * over the share accepted, by the trapezoid rule from the origin. With the accuracy a and the AUROC of confidence against
 * being right it is {@code (1 - AUROC) a (1 - a) + (1 - a)² / 2}, ties counting one half: unlike AURC it does not dwell
 * on the few most confident rows.
 *
 * <p>[1] Traub et al.: Overcoming Common Flaws in the Evaluation of Selective Classification Systems, NeurIPS 2024,
 * equations 6 and 7.
 */
final class AreaUnderGeneralizedRisk extends SelectiveMetric {

    @Override
    public String definition() {
        return "AUGRC (Traub 2024): share of rows accepted and wrong, integrated over coverage, trapezoid rule";
    }

    @Override
    public Direction better() {
        return Direction.LOWER;
    }

    @Override
    double figure(RiskCoverage curve) {
        return curve.areaOfErrors();
    }
}
