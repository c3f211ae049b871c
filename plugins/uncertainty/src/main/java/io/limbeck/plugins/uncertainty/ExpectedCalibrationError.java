package io.limbeck.plugins.uncertainty;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;

/**
 * Expected calibration error of the decided class [1]: {@code Σ_b (w_b / w) · |accuracy(b) - confidence(b)|}, a row's
 * confidence being its largest probability. Empty bins count nothing.
 *
 * <p>Bins of equal width are (lo, hi], the first closed below, so that confidence 1 is in the last and nothing is lost.
 * Bins of equal mass hold equal weight; rows of equal confidence stay together, in the bin of the middle of their
 * weight, so that the figure depends neither on the order of rows nor on whether a row is repeated or weighs double.
 *
 * <p>[1] Guo, Pleiss, Sun, Weinberger: On Calibration of Modern Neural Networks, 2017, equation 3.
 */
final class ExpectedCalibrationError implements Metric {

    /** How bins are laid. */
    enum Strategy {
        /** Bins of equal width over [0, 1]. */
        EQUAL_WIDTH,
        /** Bins of equal weight. */
        EQUAL_MASS
    }

    @Summary("Expected calibration error: mean distance between confidence and accuracy, over bins of confidence")
    record Settings(
            @Summary("Number of bins") @Default("15") @Positive @Max(100_000)
            int bins,

            @Summary("Bins of equal width, or of equal weight") @Default("equal-width")
            Strategy strategy) {}

    private final Settings settings;

    ExpectedCalibrationError(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String definition() {
        String rule =
                switch (settings.strategy()) {
                    case EQUAL_WIDTH -> " bins of equal width, (lo, hi], the first closed";
                    case EQUAL_MASS -> " bins of equal weight, equal confidences together";
                };
        return "ECE (Guo 2017): decided class, " + settings.bins() + rule + ", weighted by bin";
    }

    @Override
    public Direction better() {
        return Direction.LOWER;
    }

    @Override
    public double value(Predictions predictions) {
        Confidence[] rows = Confidence.of(predictions);
        int[] bins =
                switch (settings.strategy()) {
                    case EQUAL_WIDTH -> Bins.equalWidth(rows, settings.bins());
                    case EQUAL_MASS -> Bins.equalMass(rows, settings.bins());
                };
        double[] gaps = new double[settings.bins()];
        double weights = 0;
        for (int row = 0; row < rows.length; row++) {
            gaps[bins[row]] += rows[row].weight() * ((rows[row].right() ? 1 : 0) - rows[row].confidence());
            weights += rows[row].weight();
        }
        double sum = 0;
        for (double gap : gaps) {
            sum += Math.abs(gap);
        }
        return sum / weights;
    }
}
