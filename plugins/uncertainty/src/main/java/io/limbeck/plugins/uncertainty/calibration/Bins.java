package io.limbeck.plugins.uncertainty.calibration;

import io.limbeck.spi.metric.Ranks;
import java.util.Arrays;

/** Lays draws of given rows into bins. */
@FunctionalInterface
interface Bins {

    /** {@return the bin of each drawn row} */
    int[] of(int[] drawn);

    /** Bin b holds confidences in (b / bins, (b + 1) / bins]; the first also holds 0. */
    static Bins equalWidth(Confidence[] rows, int bins) {
        int[] binOf = Arrays.stream(rows)
                .mapToInt(row -> ofWidth(row.confidence(), bins))
                .toArray();
        return drawn -> at(binOf, drawn);
    }

    /** Compares with the borders themselves: confidence · bins may round across one. */
    private static int ofWidth(double confidence, int bins) {
        int bin = Math.min(bins - 1, Math.max(0, (int) Math.ceil(confidence * bins) - 1));
        while (bin > 0 && confidence <= (double) bin / bins) {
            bin--;
        }
        while (bin < bins - 1 && confidence > (double) (bin + 1) / bins) {
            bin++;
        }
        return bin;
    }

    /** Bins of equal weight; a block of equal confidences goes where the middle of its weight lies. */
    static Bins equalMass(Confidence[] rows, int bins) {
        Ranks ranks =
                Ranks.of(Arrays.stream(rows).mapToDouble(Confidence::confidence).toArray());
        return drawn -> {
            double[] weight = new double[ranks.count()];
            double all = 0;
            for (int row : drawn) {
                weight[ranks.of()[row]] += rows[row].weight();
                all += rows[row].weight();
            }
            int[] binOf = new int[weight.length];
            double below = 0;
            for (int level = 0; level < weight.length; level++) {
                binOf[level] = (int) Math.min(bins - 1, Math.floor(bins * (below + weight[level] / 2) / all));
                below += weight[level];
            }
            return at(binOf, at(ranks.of(), drawn));
        };
    }

    private static int[] at(int[] values, int[] places) {
        int[] found = new int[places.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = values[places[i]];
        }
        return found;
    }
}
