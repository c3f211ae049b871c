package io.limbeck.plugins.fairness.postprocess;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Teacher;
import io.limbeck.testkit.FunctionTeacher;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Applicants of two groups; the score of one of them is too low, and that of both is noisy. */
final class Lending {

    static final List<String> GROUPS = List.of("A", "B");

    /** Says what the only column says, as log-odds. */
    static final Teacher MODEL = FunctionTeacher.linear(0, 1);

    private Lending() {}

    static Table rows(int rows) {
        RandomSource random = new RandomSource(3);
        double[] scores = new double[rows];
        int[] labels = new int[rows];
        int[] groups = new int[rows];
        for (int row = 0; row < rows; row++) {
            groups[row] = random.child("group").below(row, 2);
            double worth = random.child("worth").normal(row);
            labels[row] = worth > 0 ? 1 : 0;
            scores[row] = worth - groups[row] + random.child("noise").normal(row);
        }
        return table(scores, labels, groups);
    }

    static Table table(double[] scores, int[] labels, int[] groups) {
        double[] ones = new double[labels.length];
        Arrays.fill(ones, 1);
        return new Table(
                List.of(new Column.Numeric("score", scores)),
                labels,
                List.of("rejected", "approved"),
                1,
                List.of(new Groups("group", groups, GROUPS, "A")),
                ones,
                LongStream.range(0, labels.length).toArray());
    }

    /** {@return the rate of approval in a group}, among the rows of a label if it is not negative */
    static double approved(Table rows, boolean[] decisions, int group, int label) {
        int[] of = IntStream.range(0, rows.rows())
                .filter(row -> rows.groups("group").codes()[row] == group && (label < 0 || rows.labels()[row] == label))
                .toArray();
        return IntStream.of(of).filter(row -> decisions[row]).count() / (double) of.length;
    }

    static boolean[] decisions(Teacher teacher, Table rows) {
        double[][] said = teacher.outputs(rows, io.limbeck.spi.data.Split.TEST).probabilities();
        boolean[] decisions = new boolean[said.length];
        for (int row = 0; row < said.length; row++) {
            decisions[row] = said[row][1] >= 0.5;
        }
        return decisions;
    }

    static String message(Throwable thrown) {
        return ((InvalidInputException) thrown).problems().get(0).toString();
    }
}
