package io.limbeck.plugins.models.tree;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Teacher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Rows of three classes, told apart by the signs of two of four features; no straight line does it. */
final class Quadrants {

    private Quadrants() {}

    static Table rows(long seed, int rows) {
        RandomSource random = new RandomSource(seed);
        double[][] x = new double[4][rows];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < 4; column++) {
                x[column][row] = random.child(column).uniform(row) * 2 - 1;
            }
            labels[row] = x[0][row] > 0 ? (x[1][row] > 0 ? 0 : 1) : (x[1][row] > 0 ? 1 : 2);
        }
        return table(x, labels, List.of("a", "b", "c"));
    }

    static Table table(double[][] x, int[] labels, List<String> classes) {
        List<Column> columns = new ArrayList<>();
        for (int column = 0; column < x.length; column++) {
            columns.add(new Column.Numeric("x" + column, x[column]));
        }
        double[] ones = new double[labels.length];
        Arrays.fill(ones, 1);
        long[] ids = LongStream.range(0, labels.length).toArray();
        return new Table(columns, labels, classes, 0, List.of(), ones, ids);
    }

    static double accuracy(Teacher teacher, Table rows) {
        double[][] probabilities = teacher.outputs(rows, Split.TEST).probabilities();
        int right = 0;
        for (int row = 0; row < rows.rows(); row++) {
            int best = 0;
            for (int c = 1; c < probabilities[row].length; c++) {
                best = probabilities[row][c] > probabilities[row][best] ? c : best;
            }
            right += best == rows.labels()[row] ? 1 : 0;
        }
        return (double) right / rows.rows();
    }
}
