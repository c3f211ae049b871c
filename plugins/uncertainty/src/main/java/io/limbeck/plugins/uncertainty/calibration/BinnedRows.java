package io.limbeck.plugins.uncertainty.calibration;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Statements about rows, for bins of any draw of them. Immutable, if nobody writes into what it was made of. */
final class BinnedRows {

    private final Confidence[] rows;
    private final Bins bins;
    private final int count;
    private final double threshold;

    private BinnedRows(Confidence[] rows, Binning binning, int count, double threshold) {
        this.rows = rows;
        this.bins = binning.over(rows, count);
        this.count = count;
        this.threshold = threshold;
    }

    /** All statements, in that many bins. */
    static BinnedRows of(Confidence[] rows, Binning binning, int count) {
        return above(-1, rows, binning, count);
    }

    /** The statements with a confidence above that, in that many bins. */
    static BinnedRows above(double threshold, Confidence[] rows, Binning binning, int count) {
        return new BinnedRows(rows, binning, count, threshold);
    }

    /** {@return what the bins hold of all rows} */
    BinSums sums() {
        return sums(IntStream.range(0, rows.length).toArray());
    }

    /** {@return what the bins hold of the rows drawn} */
    BinSums sums(int[] drawn) {
        int[] kept = threshold < 0 ? drawn : sure(drawn);
        return BinSums.of(rows, kept, bins.of(kept), count);
    }

    private int[] sure(int[] drawn) {
        int[] kept = new int[drawn.length];
        int sure = 0;
        for (int row : drawn) {
            if (rows[row].confidence() > threshold) {
                kept[sure++] = row;
            }
        }
        return Arrays.copyOf(kept, sure);
    }
}
