package io.limbeck.plugins.models.tree;

import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.Exhibit.TreeNode;
import io.limbeck.spi.explain.ExplainInputs;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A tree with its questions in words, and the share of the test rows that comes to each node. */
final class CartDrawing {

    private final Forest tree;
    private final Table rows;
    private final float[] matrix;
    private final SplitWords words;

    CartDrawing(Forest tree, ExplainInputs inputs) {
        this.tree = tree;
        this.rows = inputs.rows();
        this.matrix = rows.matrix();
        this.words = new SplitWords(inputs);
    }

    Exhibit exhibit() {
        int[] all = IntStream.range(0, rows.rows()).toArray();
        double path = pathLength(tree.roots()[0], all) / Math.max(1.0, rows.rows());
        String note = String.format(
                Locale.ROOT,
                "A row goes down from the top, to the left where the answer is no. Each node shows the share of the test"
                        + " rows that comes to it; each leaf its class probabilities. A decision takes %.1f questions on"
                        + " average.",
                path);
        return new Exhibit.Tree("Decision tree", note, rows.classes(), node(tree.roots()[0], "", all));
    }

    private TreeNode node(int place, String edge, int[] here) {
        double share = rows.rows() == 0 ? 0 : here.length / (double) rows.rows();
        if (tree.feature()[place] == Forest.LEAF) {
            List<Double> shares = shares(tree.next()[place]);
            return new TreeNode(rows.classes().get(largest(shares)), edge, share, shares, List.of(), List.of());
        }
        int feature = tree.feature()[place];
        SplitWords.Question question = words.question(feature, tree.border()[place]);
        int[] below = Arrays.stream(here).filter(row -> !isAbove(row, place)).toArray();
        int[] above = Arrays.stream(here).filter(row -> isAbove(row, place)).toArray();
        return new TreeNode(
                question.text(),
                edge,
                share,
                List.of(),
                List.of(),
                List.of(node(place + 1, question.below(), below), node(tree.next()[place], question.above(), above)));
    }

    private double pathLength(int place, int[] here) {
        if (tree.feature()[place] == Forest.LEAF) {
            return 0;
        }
        int[] below = Arrays.stream(here).filter(row -> !isAbove(row, place)).toArray();
        int[] above = Arrays.stream(here).filter(row -> isAbove(row, place)).toArray();
        return here.length + pathLength(place + 1, below) + pathLength(tree.next()[place], above);
    }

    private boolean isAbove(int row, int place) {
        return matrix[row * tree.width() + tree.feature()[place]] > tree.border()[place];
    }

    private List<Double> shares(int leaf) {
        return IntStream.range(0, tree.classes())
                .mapToObj(c -> (double) tree.frequencies()[leaf * tree.classes() + c])
                .toList();
    }

    private static int largest(List<Double> shares) {
        int best = 0;
        for (int c = 1; c < shares.size(); c++) {
            best = shares.get(c) > shares.get(best) ? c : best;
        }
        return best;
    }
}
