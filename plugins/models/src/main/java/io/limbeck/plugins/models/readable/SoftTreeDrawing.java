package io.limbeck.plugins.models.readable;

import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.Exhibit.Format;
import io.limbeck.spi.explain.Exhibit.Gallery;
import io.limbeck.spi.explain.Exhibit.Grid;
import io.limbeck.spi.explain.Exhibit.GridColumn;
import io.limbeck.spi.explain.Exhibit.GridRow;
import io.limbeck.spi.explain.Exhibit.Panel;
import io.limbeck.spi.explain.Exhibit.Picture;
import io.limbeck.spi.explain.Exhibit.Tree;
import io.limbeck.spi.explain.Exhibit.TreeNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A soft tree as a person can take it in: its upper levels, and the paths to the leaves at which most rows end.
 *
 * @param use where the rows end
 * @param gates the questions
 * @param rows the rows
 */
record SoftTreeDrawing(TreeUse use, Gates gates, Table rows) {

    private static final int LEVELS = 4;
    private static final int LEAVES = 6;
    /** A class with less of a node's probability is not named there. */
    private static final double NAMED = 0.1;

    List<Exhibit> exhibits() {
        return List.of(tree(), gates.arePictures() ? paths() : leaves());
    }

    private Exhibit tree() {
        int depth = use.depth();
        String questions = gates.arePictures()
                ? "Each picture holds the weights of a question: an image that shows ink where they are positive goes"
                        + " right (+), one where they are negative left (−)."
                : "Each question names the features that sway it most; a positive sum goes right (+).";
        String rest = depth <= LEVELS
                ? ""
                : String.format(
                        Locale.ROOT,
                        " Drawn are the upper %d of %d levels; the nodes at the bottom stand for the %d leaves below"
                                + " each.",
                        LEVELS,
                        depth,
                        1 << (depth - LEVELS));
        String note = questions
                + String.format(
                        Locale.ROOT,
                        " Each node shows the share of the test rows whose likeliest path comes by, and what the"
                                + " leaves below it say to them. Every decision asks %d questions; %d of %d leaves are in"
                                + " use.",
                        depth,
                        use.used(),
                        1 << depth)
                + rest;
        return new Tree("Soft decision tree", note, rows.classes(), node(0, 0));
    }

    private TreeNode node(int level, int index) {
        String edge = level == 0 ? "" : index % 2 == 0 ? "−" : "+";
        List<Double> shares = use.shares(level, index);
        double share = use.share(level, index);
        if (level == Math.min(LEVELS, use.depth())) {
            return new TreeNode(decisions(shares), edge, share, shares, List.of(), List.of());
        }
        int gate = (1 << level) - 1 + index;
        return new TreeNode(
                gates.arePictures() ? "" : gates.words(gate),
                edge,
                share,
                shares,
                gates.arePictures() ? List.of(gates.filter("", gate, 1)) : List.of(),
                List.of(node(level + 1, 2 * index), node(level + 1, 2 * index + 1)));
    }

    /** {@return the classes of some weight, the heaviest first} */
    private String decisions(List<Double> shares) {
        return IntStream.range(0, shares.size())
                .filter(c -> shares.get(c) >= NAMED)
                .boxed()
                .sorted((a, b) -> Double.compare(shares.get(b), shares.get(a)))
                .map(rows.classes()::get)
                .collect(Collectors.joining(", "));
    }

    private Exhibit paths() {
        List<Exhibit> paths = use.fullest(LEAVES).stream()
                .map(this::path)
                .map(Exhibit.class::cast)
                .toList();
        return new Panel(
                "The fullest leaves",
                "For each the mean of the test images that end there, then the questions on the way, from the root: ink"
                        + " where a weight is positive has spoken for going this way.",
                paths);
    }

    private Gallery path(int leaf) {
        List<Picture> pictures = new ArrayList<>();
        pictures.add(gates.picture("mean image", meanImage(leaf), false));
        for (int level = 0; level < use.depth(); level++) {
            int index = leaf >> (use.depth() - level);
            boolean right = (leaf >> (use.depth() - level - 1)) % 2 == 1;
            String caption = (level + 1) + (right ? ": right" : ": left");
            pictures.add(gates.filter(caption, (1 << level) - 1 + index, right ? 1 : -1));
        }
        return new Gallery(title(leaf), "", pictures);
    }

    private String title(int leaf) {
        int decision = use.decision(leaf);
        return String.format(
                Locale.ROOT,
                "Leaf %d: %s (%.0f %%), %.1f %% of the rows",
                leaf,
                rows.classes().get(decision),
                100 * use.leaves()[leaf][decision],
                100 * use.share(use.depth(), leaf));
    }

    private List<Float> meanImage(int leaf) {
        int[] here = IntStream.range(0, rows.rows())
                .filter(row -> use.leafOf()[row] == leaf)
                .toArray();
        return Arrays.stream(FeatureSpread.means(rows.select(here)))
                .mapToObj(mean -> (float) mean)
                .toList();
    }

    private Exhibit leaves() {
        List<GridColumn> columns = new ArrayList<>(List.of(new GridColumn("share of the rows", Format.SHARE)));
        rows.classes().forEach(name -> columns.add(new GridColumn(name, Format.SHARE)));
        List<GridRow> lines = use.fullest(LEAVES).stream()
                .map(leaf -> {
                    List<Double> values = new ArrayList<>(List.of(use.share(use.depth(), leaf)));
                    values.addAll(use.shares(use.depth(), leaf));
                    return new GridRow(way(leaf), values);
                })
                .toList();
        return new Grid(
                "The fullest leaves",
                "Each by its answers from the root, + for right and − for left, with the distribution it holds.",
                columns,
                lines);
    }

    /** {@return a leaf's path: {@code +−−+}} */
    private String way(int leaf) {
        return IntStream.range(0, use.depth())
                .mapToObj(level -> (leaf >> (use.depth() - level - 1)) % 2 == 1 ? "+" : "−")
                .collect(Collectors.joining());
    }
}
