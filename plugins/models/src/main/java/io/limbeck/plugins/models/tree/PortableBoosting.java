package io.limbeck.plugins.models.tree;

import io.limbeck.spi.portable.PortableLayer;
import io.limbeck.spi.portable.PortableLayer.Chain;
import io.limbeck.spi.portable.PortableLayer.Dense;
import io.limbeck.spi.portable.PortableLayer.Sum;
import io.limbeck.spi.portable.PortableLayer.Trees;
import io.limbeck.spi.portable.PortableModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Boosted trees as formulae: for two classes one sum of trees, the margin, of which the logits are ∓ half; for more a sum
 * for each class.
 */
final class PortableBoosting {

    private PortableBoosting() {}

    /**
     * {@return the formula}
     *
     * @param dump XGBoost's text of each tree; for more than two classes those of a round behind each other
     * @param margins XGBoost's margins of a row of zeros, one for each sum: what they have besides the trees is the
     *     intercept
     */
    static PortableModel of(List<String> dump, int width, int classes, float[] margins) {
        int sums = classes == 2 ? 1 : classes;
        List<PortableLayer> parts = new ArrayList<>();
        for (int c = 0; c < sums; c++) {
            int sum = c;
            Trees trees = BoostedDump.trees(
                    IntStream.range(0, dump.size())
                            .filter(tree -> tree % sums == sum)
                            .mapToObj(dump::get)
                            .toList(),
                    width);
            float intercept = (float) (margins[c] - atZero(trees));
            float[] weights = new float[classes];
            float[] biases = new float[classes];
            for (int k = 0; k < classes; k++) {
                weights[k] = classes == 2 ? k - 0.5f : k == c ? 1 : 0;
                biases[k] = weights[k] * intercept;
            }
            parts.add(new Chain(trees, new Dense(1, classes, weights, biases)));
        }
        return new PortableModel(parts.size() == 1 ? parts.get(0) : new Sum(parts));
    }

    private static double atZero(Trees trees) {
        double sum = 0;
        for (int root : trees.roots()) {
            int node = root;
            while (trees.features()[node] != Forest.LEAF) {
                node = 0 > trees.borders()[node] ? trees.next()[node] : node + 1;
            }
            sum += trees.leaves()[trees.next()[node]];
        }
        return sum;
    }
}
