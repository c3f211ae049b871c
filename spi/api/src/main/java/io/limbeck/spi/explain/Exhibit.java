package io.limbeck.spi.explain;

import static java.util.Objects.requireNonNull;

import io.limbeck.spi.metric.Interval;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A piece of a report: what it shows, as numbers. How it is drawn is the report's affair.
 *
 * <p>Every exhibit has a {@code title} and a {@code note}, one or two sentences that say how to read it; the note may be
 * empty.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Exhibit {

    /** {@return its heading} */
    String title();

    /** {@return how to read it; may be empty} */
    String note();

    /** How numbers of a column are written. */
    enum Format {
        /** Three significant digits or so. */
        NUMBER,
        /** A share of one, written in per cent. */
        SHARE,
        /** A whole number. */
        COUNT
    }

    /**
     * Rows of numbers under named columns.
     *
     * @param columns the columns after the first, which holds the rows' labels
     */
    record Grid(String title, String note, List<GridColumn> columns, List<GridRow> rows) implements Exhibit {
        public Grid {
            requireNonNull(title, "title is null");
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            for (GridRow row : rows) {
                requireSize("values of row '" + row.label() + "'", row.values().size(), columns.size());
            }
        }
    }

    /** A column of a grid. */
    record GridColumn(String name, Format format) {}

    /** A row of a grid; NaN where there is no value. */
    record GridRow(String label, List<Double> values) {
        public GridRow {
            values = List.copyOf(values);
        }
    }

    /**
     * Bars, one group for each label, one bar for each series in it, from zero; negative values go to the left.
     *
     * @param axis what the numbers are, with their unit
     * @param series names of the series, such as teacher and student
     */
    record Bars(String title, String note, String axis, List<String> series, List<BarGroup> groups) implements Exhibit {
        public Bars {
            requireNonNull(title, "title is null");
            series = List.copyOf(series);
            groups = List.copyOf(groups);
            for (BarGroup group : groups) {
                requireSize("bars of '" + group.label() + "'", group.values().size(), series.size());
                if (!group.intervals().isEmpty()) {
                    requireSize(
                            "intervals of '" + group.label() + "'",
                            group.intervals().size(),
                            series.size());
                }
            }
        }
    }

    /**
     * The bars of one label.
     *
     * @param values one for each series; NaN where there is none
     * @param intervals one for each series, or an empty list
     */
    record BarGroup(String label, List<Double> values, List<Interval> intervals) {
        public BarGroup {
            values = List.copyOf(values);
            intervals = List.copyOf(intervals);
        }
    }

    /** Lines over a common horizontal axis. */
    record Curves(String title, String note, String xAxis, String yAxis, List<Line> lines) implements Exhibit {
        public Curves {
            requireNonNull(title, "title is null");
            lines = List.copyOf(lines);
        }
    }

    /**
     * One line.
     *
     * @param x ascending
     * @param y as many as {@code x}
     * @param band an interval for every point, or an empty list
     * @param steps whether the line keeps its value until the next point, instead of rising straight to it
     */
    record Line(String name, List<Double> x, List<Double> y, List<Interval> band, boolean steps) {
        public Line {
            x = List.copyOf(x);
            y = List.copyOf(y);
            band = List.copyOf(band);
            requireSize("y of line '" + name + "'", y.size(), x.size());
            if (!band.isEmpty()) {
                requireSize("band of line '" + name + "'", band.size(), x.size());
            }
        }

        /**
         * A line of straight pieces without a band.
         *
         * @param name name of the line
         * @param x where, in ascending order
         * @param y how much, as many
         */
        public Line(String name, List<Double> x, List<Double> y) {
            this(name, x, y, List.of(), false);
        }
    }

    /**
     * A tree, drawn from its root downwards.
     *
     * @param classes what the shares of a node stand for
     */
    record Tree(String title, String note, List<String> classes, TreeNode root) implements Exhibit {
        public Tree {
            requireNonNull(title, "title is null");
            classes = List.copyOf(classes);
        }
    }

    /**
     * A node of a tree.
     *
     * @param label what is asked here, or decided
     * @param edge what leads here from the parent: {@code yes}, {@code ≥ 0.5}; empty at the root
     * @param share share of the rows that come here, in [0, 1]
     * @param shares share of each class, or of the model's probability, at this node; empty where it is not known
     * @param filter weights of an image's pixels that are asked for here; empty where rows are no images
     * @param children the nodes below, from left to right; empty at a leaf
     */
    record TreeNode(
            String label,
            String edge,
            double share,
            List<Double> shares,
            List<Picture> filter,
            List<TreeNode> children) {
        public TreeNode {
            shares = List.copyOf(shares);
            filter = List.copyOf(filter);
            children = List.copyOf(children);
        }
    }

    /** Pictures side by side. */
    record Gallery(String title, String note, List<Picture> pictures) implements Exhibit {
        public Gallery {
            requireNonNull(title, "title is null");
            pictures = List.copyOf(pictures);
        }
    }

    /**
     * A grey or signed picture.
     *
     * @param caption what it shows
     * @param values row by row, {@code height × width} of them
     * @param signed whether zero is the middle of the scale (weights, attributions) and not its end (pixels)
     */
    record Picture(String caption, int height, int width, List<Float> values, boolean signed) {
        public Picture {
            values = List.copyOf(values);
            requireSize("values of picture '" + caption + "'", values.size(), height * width);
        }
    }

    /** Exhibits that belong together, drawn small, side by side. */
    record Panel(String title, String note, List<Exhibit> exhibits) implements Exhibit {
        public Panel {
            requireNonNull(title, "title is null");
            exhibits = List.copyOf(exhibits);
        }
    }

    private static void requireSize(String what, int size, int expected) {
        if (size != expected) {
            throw new IllegalArgumentException(
                    "There must be '" + expected + "' " + what + ", but there are '" + size + "'");
        }
    }
}
