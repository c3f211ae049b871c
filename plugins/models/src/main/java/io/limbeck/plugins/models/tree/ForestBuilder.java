package io.limbeck.plugins.models.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tribuo.classification.Label;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.SplitNode;
import org.tribuo.common.tree.TreeModel;

/**
 * Lays Tribuo's trees out in arrays. Tribuo's own files were tried (they work with protobuf 4): they are some fifteen
 * times larger, and hold the time of day.
 */
final class ForestBuilder {

    private final int[] columns;
    private final FeatureBorders borders;
    private final int classes;
    private final List<Integer> feature = new ArrayList<>();
    private final List<Double> border = new ArrayList<>();
    private final List<Integer> next = new ArrayList<>();
    private final List<float[]> leaves = new ArrayList<>();

    private ForestBuilder(int[] columns, FeatureBorders borders, int classes) {
        this.columns = columns;
        this.borders = borders;
        this.classes = classes;
    }

    /**
     * Lays out.
     *
     * @param columns the matrix column of each of Tribuo's features
     * @param borders between the codes the trees were grown on
     */
    static Forest build(List<TreeModel<Label>> trees, int[] columns, FeatureBorders borders, int classes) {
        ForestBuilder builder = new ForestBuilder(columns, borders, classes);
        int[] roots =
                trees.stream().mapToInt(tree -> builder.add(tree.getRoot())).toArray();
        float[] frequencies = new float[builder.leaves.size() * classes];
        for (int leaf = 0; leaf < builder.leaves.size(); leaf++) {
            System.arraycopy(builder.leaves.get(leaf), 0, frequencies, leaf * classes, classes);
        }
        return new Forest(
                borders.borders().length,
                classes,
                roots,
                builder.feature.stream().mapToInt(Integer::intValue).toArray(),
                builder.border.stream().mapToDouble(Double::doubleValue).toArray(),
                builder.next.stream().mapToInt(Integer::intValue).toArray(),
                frequencies);
    }

    /** A node, then all that lies at or below its border, then all above: only the latter's place must be noted. */
    private int add(Node<Label> node) {
        int place = feature.size();
        if (node instanceof SplitNode<Label> split) {
            int column = columns[split.getFeatureID()];
            feature.add(column);
            border.add(borders.above(column, (int) Math.floor(split.splitValue())));
            next.add(-1);
            add(split.getLessThanOrEqual());
            next.set(place, add(split.getGreaterThan()));
        } else if (node instanceof LeafNode<Label> leaf) {
            feature.add(Forest.LEAF);
            border.add(0.0);
            next.add(leaves.size());
            leaves.add(frequencies(leaf));
        } else {
            throw new IllegalStateException("A tree holds a node of the unknown type " + node.getClass());
        }
        return place;
    }

    private float[] frequencies(LeafNode<Label> leaf) {
        double[] scores = new double[classes];
        leaf.getDistribution().forEach((name, label) -> scores[Integer.parseInt(name)] = label.getScore());
        double sum = Arrays.stream(scores).sum();
        float[] frequencies = new float[classes];
        for (int c = 0; c < classes; c++) {
            frequencies[c] = (float) (scores[c] / sum);
        }
        return frequencies;
    }
}
