package io.limbeck.plugins.uncertainty.selective;

import io.limbeck.spi.metric.Direction;

/**
 * Area under the risk–coverage curve, AURC [1]: rows are accepted from the most confident down, and the error rate among
 * the accepted is averaged over the shares accepted, {@code 1/n Σ_i r_i} without ties. Its excess, E-AURC [2], is what
 * remains less that of the best order, which accepts every right row first: {@code r + (1 - r) ln(1 - r)} with the error
 * rate r. That is its limit for many rows; of n rows the best order has about {@code r / 2n} more.
 *
 * <p>Variants differ: a trapezoid rule that starts at the first row gives other figures for few rows.
 *
 * <p>[1] Geifman, El-Yaniv: Selective Classification for Deep Neural Networks, NeurIPS 2017. [2] Geifman, Uziel, El-Yaniv:
 * Bias-Reduced Uncertainty Estimation for Deep Neural Classifiers, ICLR 2019, section 3.
 */
final class AreaUnderRiskCoverage extends SelectiveMetric {

    private final boolean excess;

    AreaUnderRiskCoverage(boolean excess) {
        this.excess = excess;
    }

    @Override
    public String definition() {
        String area = "mean over coverage of the error rate of the more confident rows, equal confidences together";
        return excess
                ? "E-AURC (Geifman 2019): AURC less r + (1 - r) ln(1 - r), r the error rate; AURC: " + area
                : "AURC (Geifman 2017): " + area;
    }

    @Override
    public Direction better() {
        return Direction.LOWER;
    }

    @Override
    double figure(RiskCoverage curve) {
        double area = curve.areaOfRisk();
        return excess && curve.points() > 0 ? area - best(curve.risk(curve.points() - 1)) : area;
    }

    private static double best(double risk) {
        return risk >= 1 ? 1 : risk + (1 - risk) * Math.log1p(-risk);
    }
}
