package io.limbeck.plugins.uncertainty.calibration;

import java.util.stream.IntStream;

/**
 * What bins hold. Arrays are by bin.
 *
 * @param weight sum of the rows' weights; 0 for an empty bin
 * @param confidence weighted sum of confidences
 * @param right weight of the rows that are right
 */
record BinSums(double[] weight, double[] confidence, double[] right) {

    /**
     * {@return the sums over the rows drawn}
     *
     * @param rows all rows
     * @param drawn places among them
     * @param binOf bin of each row drawn
     * @param bins number of bins
     */
    static BinSums of(Confidence[] rows, int[] drawn, int[] binOf, int bins) {
        BinSums sums = new BinSums(new double[bins], new double[bins], new double[bins]);
        for (int i = 0; i < drawn.length; i++) {
            Confidence row = rows[drawn[i]];
            double w = row.weight();
            sums.weight[binOf[i]] += w;
            sums.confidence[binOf[i]] += w * row.confidence();
            sums.right[binOf[i]] += row.right() ? w : 0;
        }
        return sums;
    }

    /** {@return the bins that hold at least that much weight, and more than none} */
    IntStream filled(double least) {
        return IntStream.range(0, weight.length).filter(b -> weight[b] > 0 && weight[b] >= least);
    }

    /** {@return the distance of accuracy and mean confidence in a bin that is not empty} */
    double gap(int bin) {
        return Math.abs(right[bin] - confidence[bin]) / weight[bin];
    }

    /** {@return the weight of all rows} */
    double total() {
        double total = 0;
        for (double w : weight) {
            total += w;
        }
        return total;
    }

    /** {@return the mean gap, bins counting by their weight}; NaN without rows */
    double weightedGap() {
        double sum = 0;
        for (int b = 0; b < weight.length; b++) {
            sum += Math.abs(right[b] - confidence[b]);
        }
        return sum / total();
    }
}
