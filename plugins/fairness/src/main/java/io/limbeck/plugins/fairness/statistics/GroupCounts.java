package io.limbeck.plugins.fairness.statistics;

import io.limbeck.spi.RandomSource;

/**
 * Counts of decisions against labels for each group: everything that count-based metrics need to know about the rows.
 * In binary counts class 1 is the favourable class and class 0 is every other. Immutable.
 */
public final class GroupCounts {

    private final int groups;
    private final int classes;
    private final double[] weight;
    private final long[] rows;
    private final double[] squares;

    private GroupCounts(int groups, int classes, double[] weight, long[] rows, double[] squares) {
        this.groups = groups;
        this.classes = classes;
        this.weight = weight;
        this.rows = rows;
        this.squares = squares;
    }

    /**
     * Counts rows. Rows with a negative group are left out.
     *
     * @param group group of each row
     * @param label true class of each row
     * @param decision decided class of each row
     */
    public static GroupCounts of(int groups, int classes, int[] group, int[] label, int[] decision, double[] weights) {
        int cells = Math.multiplyExact(groups, Math.multiplyExact(classes, classes));
        double[] weight = new double[cells];
        long[] rows = new long[cells];
        double[] squares = new double[cells];
        for (int row = 0; row < group.length; row++) {
            if (group[row] >= 0) {
                int cell = (group[row] * classes + label[row]) * classes + decision[row];
                weight[cell] += weights[row];
                rows[cell]++;
                squares[cell] += weights[row] * weights[row];
            }
        }
        return new GroupCounts(groups, classes, weight, rows, squares);
    }

    /** {@return the number of groups} */
    public int groups() {
        return groups;
    }

    /** {@return the number of classes} */
    public int classes() {
        return classes;
    }

    /** {@return the weight of one cell} */
    public double weight(int group, int label, int decision) {
        return weight[(group * classes + label) * classes + decision];
    }

    /** {@return the number of rows in one cell} */
    public long rows(int group, int label, int decision) {
        return rows[(group * classes + label) * classes + decision];
    }

    /** {@return a group's counts by weight, class 1 against the rest} */
    public Confusion confusion(int group) {
        requireBinary();
        return new Confusion(weight(group, 1, 1), weight(group, 1, 0), weight(group, 0, 1), weight(group, 0, 0));
    }

    /** {@return a group's counts by rows, class 1 against the rest} */
    public Confusion rowConfusion(int group) {
        requireBinary();
        return new Confusion(rows(group, 1, 1), rows(group, 1, 0), rows(group, 0, 1), rows(group, 0, 0));
    }

    /** {@return the counts of all groups together} */
    public Confusion overall() {
        Confusion all = Confusion.NONE;
        for (int group = 0; group < groups; group++) {
            all = all.plus(confusion(group));
        }
        return all;
    }

    /** {@return the number of rows in a group} */
    public long groupRows(int group) {
        long sum = 0;
        for (int cell = group * classes * classes; cell < (group + 1) * classes * classes; cell++) {
            sum += rows[cell];
        }
        return sum;
    }

    /** {@return the weight of the rows in a group with this label, or of any label if it is negative} */
    public double labelled(int group, int label) {
        double sum = 0;
        for (int truth = 0; truth < classes; truth++) {
            for (int decision = 0; decision < classes && (label < 0 || label == truth); decision++) {
                sum += weight(group, truth, decision);
            }
        }
        return sum;
    }

    /** {@return the weight of the rows in a group that were decided so} */
    public double decided(int group, int decision) {
        double sum = 0;
        for (int truth = 0; truth < classes; truth++) {
            sum += weight(group, truth, decision);
        }
        return sum;
    }

    /**
     * Draws as many rows with replacement as were counted: one multinomial draw over the cells, whose cost does not
     * depend on the number of rows. Exact where all rows of a cell have one weight; elsewhere the weight of k rows
     * drawn from a cell is normal, with k times the mean and k times the variance of that cell's weights.
     */
    public GroupCounts resample(RandomSource random) {
        Draws draws = new Draws(random);
        long left = 0;
        for (long count : rows) {
            left += count;
        }
        long toDraw = left;
        double[] drawnWeight = new double[weight.length];
        long[] drawnRows = new long[rows.length];
        double[] drawnSquares = new double[squares.length];
        for (int cell = 0; cell < rows.length && toDraw > 0; cell++) {
            if (rows[cell] > 0) {
                long drawn = left == rows[cell] ? toDraw : draws.binomial(toDraw, rows[cell] / (double) left);
                double mean = weight[cell] / rows[cell];
                double meanSquare = squares[cell] / rows[cell];
                double variance = meanSquare - mean * mean;
                double noise = variance > 1e-12 * meanSquare ? Math.sqrt(drawn * variance) * draws.normal() : 0;
                drawnRows[cell] = drawn;
                drawnWeight[cell] = Math.max(0, drawn * mean + noise);
                drawnSquares[cell] = drawn * meanSquare;
                left -= rows[cell];
                toDraw -= drawn;
            }
        }
        return new GroupCounts(groups, classes, drawnWeight, drawnRows, drawnSquares);
    }

    private void requireBinary() {
        if (classes != 2) {
            throw new IllegalStateException("Counts of " + classes + " classes have no positive class");
        }
    }
}
