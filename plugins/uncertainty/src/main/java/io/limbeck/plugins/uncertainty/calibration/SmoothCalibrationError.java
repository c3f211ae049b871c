package io.limbeck.plugins.uncertainty.calibration;

import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.metric.Resampled;
import java.util.Optional;

/**
 * Smooth expected calibration error of the decided class, SmoothECE [1]: with the residuals {@code c - p} smoothed over
 * confidence by a Gaussian of standard deviation σ, reflected at 0 and 1, the integral over [0, 1] of their absolute
 * value. σ is where that integral equals σ itself: it falls as σ grows, so there is one such σ, and the figure is it.
 * There is no bin and no setting to choose.
 *
 * <p>A reflected Gaussian multiplies the k-th cosine of a function on [0, 1] by {@code exp(-(πkσ)²/2)}; so the smoothed
 * residuals are a cosine series whose coefficients are means over the rows, see {@link SmoothedResiduals}. σ is not searched below {@value SmoothedResiduals#LEAST}; a figure below it is the
 * integral at that σ. Time: rows times {@code 1/σ}.
 *
 * <p>[1] Błasiok, Nakkiran: Smooth ECE: Principled Reliability Diagrams via Kernel Smoothing, ICLR 2024, definitions 4 and
 * 5 with the reflected Gaussian kernel.
 */
final class SmoothCalibrationError implements Metric {

    /** Error and width are equal within this; so exact is the figure, since the difference falls faster than the width grows. */
    private static final double EXACT = 1e-9;

    @Override
    public String definition() {
        return "SmoothECE (Błasiok and Nakkiran 2023): decided class, reflected Gaussian, width found where it equals the"
                + " error";
    }

    @Override
    public Direction better() {
        return Direction.LOWER;
    }

    @Override
    public double value(Predictions predictions) {
        return error(Confidence.of(predictions));
    }

    @Override
    public Optional<Resampled> resampled(Predictions predictions) {
        Confidence[] rows = Confidence.of(predictions);
        return Optional.of(drawn -> {
            Confidence[] chosen = new Confidence[drawn.length];
            for (int i = 0; i < chosen.length; i++) {
                chosen[i] = rows[drawn[i]];
            }
            return error(chosen);
        });
    }

    private static double error(Confidence[] rows) {
        if (rows.length == 0) {
            return Double.NaN;
        }
        SmoothedResiduals residuals = new SmoothedResiduals(rows);
        double high = 1;
        while (high / 2 >= SmoothedResiduals.LEAST && residuals.error(high / 2) <= high / 2) {
            high /= 2;
        }
        double low = Math.max(high / 2, SmoothedResiduals.LEAST);
        double atLow = residuals.error(low) - low;
        return atLow > 0 ? fixed(residuals, low, atLow, high) : atLow + low;
    }

    /** {@return where error and width are equal}, by the Illinois variant of false position: error less width falls */
    private static double fixed(SmoothedResiduals residuals, double low, double atLow, double high) {
        double left = low;
        double right = high;
        double atLeft = atLow;
        double atRight = residuals.error(high) - high;
        double width = right;
        double excess = atRight;
        for (int step = 0; step < 100 && Math.abs(excess) > EXACT; step++) {
            width = (left * atRight - right * atLeft) / (atRight - atLeft);
            double last = excess;
            excess = residuals.error(width) - width;
            if (excess > 0) {
                left = width;
                atLeft = excess;
                atRight = last > 0 ? atRight / 2 : atRight;
            } else {
                right = width;
                atRight = excess;
                atLeft = last <= 0 ? atLeft / 2 : atLeft;
            }
        }
        return width;
    }
}
