package io.limbeck.engine.report.exhibit;

import io.limbeck.engine.report.plot.Html;
import io.limbeck.engine.report.plot.Numbers;
import io.limbeck.engine.report.plot.SvgPlot;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.Exhibit.Picture;
import io.limbeck.spi.explain.Exhibit.TreeNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A tree from its root downwards. An edge is as thick as the share of rows that take it; a node shows what is asked, its
 * filters, the share of each class as a small bar, and the class that is most frequent there.
 */
final class TreeDrawing {

    private static final double FILTER = 46;
    private static final double HISTOGRAM = 16;
    private static final double LINE = 12.5;
    private static final double BETWEEN = 44;
    private static final double THICKEST = 13;
    private static final int WIDEST = 20;
    private static final int MOST_LINES = 3;

    private final Exhibit.Tree tree;
    private final HeatScale scale;
    private final TreeParts parts;
    private final TreeLayout layout;
    private final TreeNode root;
    private final double height;

    private TreeDrawing(Exhibit.Tree tree, TreeNode root, HeatScale scale, TreeParts parts) {
        this.tree = tree;
        this.root = root;
        this.scale = scale;
        this.parts = parts;
        this.layout = new TreeLayout(root, this::width, node -> node != root && parts.number(node) > 0);
        List<TreeNode> nodes = new ArrayList<>();
        collect(root, nodes);
        this.height = nodes.stream().mapToDouble(TreeDrawing::height).max().orElse(0);
    }

    static void draw(Exhibit.Tree tree, Html out) {
        TreeParts parts = new TreeParts(tree.root());
        List<Picture> filters = new ArrayList<>();
        filters(tree.root(), filters);
        HeatScale scale = HeatScale.of(filters);
        if (!tree.classes().isEmpty()) {
            out.element(
                    "p",
                    "Bars of a node, from left to right: " + String.join(", ", tree.classes()) + ".",
                    "class",
                    "how");
        }
        new TreeDrawing(tree, tree.root(), scale, parts).draw(1, out);
        for (int i = 1; i < parts.roots().size(); i++) {
            TreeNode root = parts.roots().get(i);
            out.open("details")
                    .element(
                            "summary",
                            "Part " + (i + 1) + ": " + TreeParts.leaves(root) + " leaves, "
                                    + Exhibits.number(root.share(), Exhibit.Format.SHARE) + " of the rows");
            new TreeDrawing(tree, root, scale, parts).draw(i + 1, out);
            out.close().line();
        }
        if (filters.stream().anyMatch(Picture::signed)) {
            scale.legend(out);
        }
    }

    private static void filters(TreeNode node, List<Picture> found) {
        found.addAll(node.filter());
        node.children().forEach(child -> filters(child, found));
    }

    private void collect(TreeNode node, List<TreeNode> nodes) {
        nodes.add(node);
        layout.children(node).forEach(child -> collect(child, nodes));
    }

    private static double height(TreeNode node) {
        return 6
                + wrapped(node).size() * LINE
                + (node.filter().isEmpty() ? 0 : FILTER + 4)
                + (node.shares().isEmpty() ? 0 : HISTOGRAM + LINE + 5);
    }

    private double width(TreeNode node) {
        int longest = Math.max(
                wrapped(node).stream().mapToInt(String::length).max().orElse(0),
                told(node).length() - 1);
        double bars = node.shares().isEmpty()
                ? 0
                : Math.max(44, Math.min(96, 5.0 * node.shares().size()));
        return Math.max(
                Math.max(46, longest * 6.3 + 10),
                Math.max(bars + 8, node.filter().size() * (FILTER + 3) + 5));
    }

    /** At most three lines of {@value #WIDEST} letters. */
    private static List<String> wrapped(TreeNode node) {
        if (node.label().isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : node.label().split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > WIDEST) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        if (lines.size() > MOST_LINES) {
            String rest = String.join(" ", lines.subList(MOST_LINES - 1, lines.size()));
            lines = new ArrayList<>(lines.subList(0, MOST_LINES - 1));
            lines.add(rest);
        }
        return lines.stream().map(text -> Exhibits.fitting(text, WIDEST)).toList();
    }

    private void draw(int part, Html out) {
        double wide = layout.width();
        double high = bottom(root, 4) + 18;
        SvgPlot plot = new SvgPlot(
                wide,
                high,
                tree.title() + (part > 1 ? ", part " + part : ""),
                TreeParts.leaves(root) + " leaves; edges are as thick as the share of rows that take them",
                "tree");
        edges(plot, root, 4);
        nodes(plot, root, 4);
        out.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", tree.title())
                .add(plot.done())
                .close()
                .line();
    }

    private double bottom(TreeNode node, double top) {
        return layout.children(node).stream()
                .mapToDouble(child -> bottom(child, top + height + BETWEEN))
                .reduce(top + height(node), Math::max);
    }

    private void edges(SvgPlot plot, TreeNode node, double y) {
        for (TreeNode child : layout.children(node)) {
            double from = layout.middle(node);
            double to = layout.middle(child);
            double below = y + height + BETWEEN;
            double share = Double.isFinite(child.share()) ? Math.max(0, Math.min(1, child.share())) : 0;
            plot.bend("edge", Math.max(1, THICKEST * share), from, y + height(node), to, below);
            if (!child.edge().isEmpty()) {
                double x = to + (from - to) * 0.3;
                plot.text("note halo", "middle", x, below - BETWEEN * 0.32, Exhibits.fitting(child.edge(), WIDEST));
            }
            edges(plot, child, below);
        }
    }

    private void nodes(SvgPlot plot, TreeNode node, double top) {
        double middle = layout.middle(node);
        double wide = width(node);
        plot.bar("node" + (node.children().isEmpty() ? " leaf" : ""), middle - wide / 2, top, wide, height(node));
        double y = top + 3;
        for (String line : wrapped(node)) {
            plot.text("asks", "middle", middle, y + 10, line);
            y += LINE;
        }
        double x = middle - node.filter().size() * (FILTER + 3) / 2 + 1.5;
        for (Picture picture : node.filter()) {
            plot.image(scale.address(picture), picture.caption(), x, y + 2, FILTER, FILTER);
            x += FILTER + 3;
        }
        shares(plot, node, middle, top + height(node) - HISTOGRAM - LINE - 4);
        if (node != root && parts.number(node) > 0) {
            plot.text("note", "middle", middle, top + height(node) + 12, "→ part " + parts.number(node));
        }
        for (TreeNode child : layout.children(node)) {
            nodes(plot, child, top + height + BETWEEN);
        }
    }

    private void shares(SvgPlot plot, TreeNode node, double middle, double top) {
        if (node.shares().isEmpty()) {
            return;
        }
        int classes = node.shares().size();
        int best = best(node.shares());
        double slot = Math.max(44, Math.min(96, 5.0 * classes)) / classes;
        double x = middle - slot * classes / 2;
        plot.line("axis", x, top + HISTOGRAM, x + slot * classes, top + HISTOGRAM);
        for (int c = 0; c < classes; c++) {
            double share = Math.max(0, Math.min(1, node.shares().get(c)));
            double high = Double.isNaN(share) ? 0 : share * HISTOGRAM;
            plot.bar(
                    c == best ? "step strong" : "step",
                    x + slot * c + slot * 0.12,
                    top + HISTOGRAM - high,
                    slot * 0.76,
                    high);
        }
        plot.text("value", "middle", middle, top + HISTOGRAM + LINE - 1, told(node));
    }

    /** The most frequent class, and how frequent it is. */
    private String told(TreeNode node) {
        if (node.shares().isEmpty()) {
            return "";
        }
        int best = best(node.shares());
        String share = Numbers.fixed(100 * node.shares().get(best), 0) + " %";
        return best < tree.classes().size() ? Exhibits.fitting(tree.classes().get(best), 12) + " · " + share : share;
    }

    private static int best(List<Double> shares) {
        int best = 0;
        for (int c = 1; c < shares.size(); c++) {
            best = shares.get(c) > shares.get(best) ? c : best;
        }
        return best;
    }
}
