package io.limbeck.plugins.uncertainty.calibration;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.metric.Ranks;
import io.limbeck.spi.metric.Resampled;
import jakarta.validation.constraints.Positive;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Maximum mean calibration error of the decided class [1]:
 * {@code sqrt(1/w² Σ_ij w_i w_j (c_i - p_i) (c_j - p_j) k(p_i, p_j))} with {@code c} whether a decision was right,
 * {@code p} its confidence and the kernel {@code k = exp(-|p_i - p_j| / φ)}. It has no bins.
 *
 * <p>The double sum takes one pass over sorted rows, since the kernel of a row with all before it is that with its
 * neighbour's, times the kernel of the two: {@code n log n} time, and linear for further draws of the same rows.
 *
 * <p>[1] Kumar, Sarawagi, Jain: Trainable Calibration Measures for Neural Networks from Kernel Mean Embeddings, ICML 2018,
 * equation 5, φ of section 4.
 */
final class KernelCalibrationError implements Metric {

    @Summary("Maximum mean calibration error (MMCE): distance of confidence and accuracy in a kernel's space, without"
            + " bins")
    record Settings(
            @Summary("The kernel's width φ") @Default("0.4") @Positive
            double width) {}

    private final double width;

    KernelCalibrationError(Settings settings) {
        this.width = settings.width();
    }

    @Override
    public String definition() {
        return "MMCE (Kumar 2018): decided class, kernel exp(-|p - q| / " + width + "), square root";
    }

    @Override
    public Direction better() {
        return Direction.LOWER;
    }

    @Override
    public double value(Predictions predictions) {
        return over(predictions).value(IntStream.range(0, predictions.rows()).toArray());
    }

    @Override
    public Optional<Resampled> resampled(Predictions predictions) {
        return Optional.of(over(predictions));
    }

    private Resampled over(Predictions predictions) {
        Confidence[] rows = Confidence.of(predictions);
        Ranks ranks =
                Ranks.of(Arrays.stream(rows).mapToDouble(Confidence::confidence).toArray());
        return drawn -> error(rows, ranks.ascending(drawn));
    }

    private double error(Confidence[] rows, int[] ascending) {
        double sum = 0;
        double weights = 0;
        double before = 0; // Σ over the rows before of their residual, times their kernel with this row
        double last = 0;
        for (int place : ascending) {
            Confidence row = rows[place];
            double residual = row.weight() * row.residual();
            before *= Math.exp((last - row.confidence()) / width);
            sum += residual * (residual + 2 * before);
            before += residual;
            last = row.confidence();
            weights += row.weight();
        }
        return Math.sqrt(Math.max(0, sum)) / weights;
    }
}
