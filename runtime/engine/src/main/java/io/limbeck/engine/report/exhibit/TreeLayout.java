package io.limbeck.engine.report.exhibit;

import io.limbeck.spi.explain.Exhibit.TreeNode;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Where the nodes of a tree stand: children side by side, their parent above their middle. */
final class TreeLayout {

    private static final double GAP = 8;

    private final ToDoubleFunction<TreeNode> widthOf;
    private final Predicate<TreeNode> isEnd;
    private final Map<TreeNode, Double> middles = new IdentityHashMap<>();
    private final double width;
    private int depth;

    /**
     * Lays a tree out.
     *
     * @param widthOf width of a node's box
     * @param isEnd whether what is below a node is left out
     */
    TreeLayout(TreeNode root, ToDoubleFunction<TreeNode> widthOf, Predicate<TreeNode> isEnd) {
        this.widthOf = widthOf;
        this.isEnd = isEnd;
        this.width = place(root, GAP, 0) + GAP;
    }

    List<TreeNode> children(TreeNode node) {
        return isEnd.test(node) ? List.of() : node.children();
    }

    double middle(TreeNode node) {
        Double middle = middles.get(node);
        if (middle == null) {
            throw new IllegalArgumentException("The node '" + node.label() + "' is not in this tree");
        }
        return middle;
    }

    double width() {
        return width;
    }

    /** {@return levels below the root} */
    int depth() {
        return depth;
    }

    /** {@return the right end of the node with all below it} */
    private double place(TreeNode node, double left, int level) {
        depth = Math.max(depth, level);
        double own = widthOf.applyAsDouble(node);
        List<TreeNode> children = children(node);
        if (children.isEmpty()) {
            middles.put(node, left + own / 2);
            return left + own;
        }
        double right = left - GAP;
        for (TreeNode child : children) {
            right = place(child, right + GAP, level + 1);
        }
        double middle = (middle(children.get(0)) + middle(children.get(children.size() - 1))) / 2;
        double over = left + own / 2 - middle;
        if (over > 0) {
            children.forEach(child -> move(child, over));
            right += over;
            middle += over;
        }
        middles.put(node, middle);
        return Math.max(right, middle + own / 2);
    }

    private void move(TreeNode node, double by) {
        middles.merge(node, by, Double::sum);
        children(node).forEach(child -> move(child, by));
    }
}
