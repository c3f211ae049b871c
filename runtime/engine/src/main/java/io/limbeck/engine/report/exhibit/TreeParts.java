package io.limbeck.engine.report.exhibit;

import io.limbeck.spi.explain.Exhibit.TreeNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A tree cut into parts that fit a page: where a part would have too many leaves, what lies in the lower half of its levels
 * becomes parts of their own, numbered in the order in which they come.
 */
final class TreeParts {

    /** Leaves that one drawing holds. */
    static final int MOST_LEAVES = 32;

    /** Levels of branches that the drawing of a larger tree may have. */
    private static final int MOST_LEVELS = 5;

    private final List<TreeNode> roots = new ArrayList<>();
    private final Map<TreeNode, Integer> numbers = new IdentityHashMap<>();

    TreeParts(TreeNode root) {
        Deque<TreeNode> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            TreeNode top = open.poll();
            roots.add(top);
            if (leaves(top) > MOST_LEAVES) {
                cut(top, 0, Math.min(MOST_LEVELS, Math.max(1, levels(top) / 2)), open);
            }
        }
    }

    private void cut(TreeNode node, int depth, int levels, Deque<TreeNode> open) {
        for (TreeNode child : node.children()) {
            if (depth + 1 == levels && !child.children().isEmpty()) {
                numbers.put(child, numbers.size() + 2);
                open.add(child);
            } else {
                cut(child, depth + 1, levels, open);
            }
        }
    }

    /** {@return the topmost node of each part; the first is the root} */
    List<TreeNode> roots() {
        return roots;
    }

    /** {@return the number of the part that goes on at this node, counted from 1; 0 if none does} */
    int number(TreeNode node) {
        return numbers.getOrDefault(node, 0);
    }

    private static int levels(TreeNode node) {
        return node.children().stream()
                .mapToInt(child -> 1 + levels(child))
                .max()
                .orElse(0);
    }

    static int leaves(TreeNode node) {
        return node.children().isEmpty()
                ? 1
                : node.children().stream().mapToInt(TreeParts::leaves).sum();
    }
}
