package io.limbeck.plugins.uncertainty.calibration;

import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.metric.Resampled;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** An error of what bins hold: of the decided class, or of each class. */
abstract class BinnedMetric implements Metric {

    /** {@return the statements that are binned: one of the decided class, or one for each class} */
    abstract List<BinnedRows> binned(Predictions predictions);

    /** {@return the error}, of the bins in the order of {@link #binned} */
    abstract double error(List<BinSums> bins);

    static List<BinnedRows> decided(Predictions predictions, Binning binning, int bins) {
        return List.of(BinnedRows.of(Confidence.of(predictions), binning, bins));
    }

    static List<BinnedRows> classes(Predictions predictions, double above, Binning binning, int bins) {
        return IntStream.range(0, predictions.classes().size())
                .mapToObj(code -> BinnedRows.above(above, Confidence.ofClass(predictions, code), binning, bins))
                .toList();
    }

    @Override
    public final Direction better() {
        return Direction.LOWER;
    }

    @Override
    public final double value(Predictions predictions) {
        return error(binned(predictions).stream().map(BinnedRows::sums).toList());
    }

    @Override
    public final Optional<Resampled> resampled(Predictions predictions) {
        List<BinnedRows> binned = binned(predictions);
        return Optional.of(
                drawn -> error(binned.stream().map(rows -> rows.sums(drawn)).toList()));
    }
}
