package io.limbeck.plugins.models.readable;

import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.model.View;
import io.limbeck.spi.model.ViewOutputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the rows of a table end in a soft tree, each at the leaf of its likeliest path.
 *
 * @param depth levels of questions
 * @param leafOf the leaf of each row
 * @param count rows at each leaf
 * @param leaves {@code [leaves][classes]}, the distribution at each leaf
 */
record TreeUse(int depth, int[] leafOf, int[] count, double[][] leaves) {

    /** Rows asked about together; a deep tree has thousands of paths for each. */
    private static final int PORTION = 1000;

    static TreeUse of(int depth, TrainedWeights weights, Teacher model, Table rows) {
        int[] leafOf = new int[rows.rows()];
        int[] count = new int[1 << depth];
        for (int from = 0; from < leafOf.length; from += PORTION) {
            Table some = rows.select(IntStream.range(from, Math.min(leafOf.length, from + PORTION))
                    .toArray());
            ViewOutputs paths = model.view(new View.Tap("paths"), some, Split.TEST);
            for (int row = 0; row < some.rows(); row++) {
                int leaf = largest(paths.values(), row << depth, 1 << depth);
                leafOf[from + row] = leaf;
                count[leaf]++;
            }
        }
        return new TreeUse(depth, leafOf, count, distributions(weights.values("leaves/logits"), 1 << depth));
    }

    private static int largest(float[] values, int from, int length) {
        int best = 0;
        for (int i = 1; i < length; i++) {
            best = values[from + i] > values[from + best] ? i : best;
        }
        return best;
    }

    private static double[][] distributions(float[] logits, int leaves) {
        int classes = logits.length / leaves;
        double[][] distributions = new double[leaves][classes];
        for (int leaf = 0; leaf < leaves; leaf++) {
            double most = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < classes; c++) {
                most = Math.max(most, logits[leaf * classes + c]);
            }
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                distributions[leaf][c] = Math.exp(logits[leaf * classes + c] - most);
                sum += distributions[leaf][c];
            }
            for (int c = 0; c < classes; c++) {
                distributions[leaf][c] /= sum;
            }
        }
        return distributions;
    }

    /** {@return the share of the rows whose leaf lies below a node; index counts from the left of its level} */
    double share(int level, int index) {
        return leafOf.length == 0
                ? 0
                : below(level, index).map(leaf -> count[leaf]).sum() / (double) leafOf.length;
    }

    /** {@return the mean distribution of the rows that come by a node, or of the leaves below it if none does} */
    List<Double> shares(int level, int index) {
        boolean none = below(level, index).allMatch(leaf -> count[leaf] == 0);
        double[] sums = new double[leaves[0].length];
        below(level, index).forEach(leaf -> {
            for (int c = 0; c < sums.length; c++) {
                sums[c] += leaves[leaf][c] * (none ? 1 : count[leaf]);
            }
        });
        double total = Arrays.stream(sums).sum();
        return Arrays.stream(sums).map(sum -> sum / total).boxed().toList();
    }

    /** {@return the leaves below a node} */
    IntStream below(int level, int index) {
        int width = 1 << (depth - level);
        return IntStream.range(index * width, (index + 1) * width);
    }

    /** {@return the number of leaves at which a row ends} */
    long used() {
        return Arrays.stream(count).filter(rows -> rows > 0).count();
    }

    /** {@return the leaves at which most rows end, at most so many, the fullest first} */
    List<Integer> fullest(int most) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, count.length)
                .filter(leaf -> count[leaf] > 0)
                .boxed()
                .toList());
        order.sort(Comparator.comparingInt((Integer leaf) -> -count[leaf]));
        return order.subList(0, Math.min(most, order.size()));
    }

    /** {@return the class a leaf decides for} */
    int decision(int leaf) {
        return IntStream.range(0, leaves[leaf].length)
                .boxed()
                .max(Comparator.comparingDouble(c -> leaves[leaf][c]))
                .orElseThrow();
    }
}
