package io.limbeck.plugins.data;

import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Small tables for tests. */
final class Rows {

    private Rows() {}

    /** Rows with classes {@code no, yes}, groups {@code a, b} of an attribute {@code g}, and these features. */
    static Table of(int[] labels, int[] groups, Column... columns) {
        double[] weights = new double[labels.length];
        Arrays.fill(weights, 1);
        return new Table(
                List.of(columns),
                labels,
                List.of("no", "yes"),
                1,
                List.of(new Groups("g", groups, List.of("a", "b"), "a")),
                weights,
                LongStream.range(0, labels.length).toArray());
    }

    static Column.Numeric numbers(String name, double... values) {
        return new Column.Numeric(name, values);
    }

    /** A table of cells: {@code counts[label][group]} rows each, with one number per row. */
    static Table cells(int[][] counts) {
        int rows = Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
        int[] labels = new int[rows];
        int[] groups = new int[rows];
        double[] numbers = new double[rows];
        int row = 0;
        for (int label = 0; label < 2; label++) {
            for (int group = 0; group < 2; group++) {
                for (int i = 0; i < counts[label][group]; i++) {
                    labels[row] = label;
                    groups[row] = group;
                    numbers[row] = row++;
                }
            }
        }
        return of(labels, groups, numbers("x", numbers));
    }

    /** Rows by label and group. */
    static int[][] counts(Table rows) {
        int[][] counts = new int[2][2];
        for (int row = 0; row < rows.rows(); row++) {
            counts[rows.labels()[row]][rows.groups("g").codes()[row]]++;
        }
        return counts;
    }
}
