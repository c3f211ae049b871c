package io.limbeck.plugins.interpretability.explain;

import io.limbeck.plugins.interpretability.statistics.Ranks;
import io.limbeck.plugins.interpretability.statistics.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/**
 * Two explanations of the same rows, compared row by row. Rows of which a comparison is undefined (constant
 * contributions, none at all) are left out of it.
 *
 * @param left contributions {@code [rows][features]}
 * @param right the other side's
 */
record RowAgreement(List<double[]> left, List<double[]> right) {

    Sample rankCorrelation() {
        return each(Ranks::spearman);
    }

    Sample cosine() {
        return each((a, b) -> {
            double product = 0;
            double squaresA = 0;
            double squaresB = 0;
            for (int i = 0; i < a.length; i++) {
                product += a[i] * b[i];
                squaresA += a[i] * a[i];
                squaresB += b[i] * b[i];
            }
            return product / Math.sqrt(squaresA * squaresB);
        });
    }

    /** {@return the share of features of the same sign, among those that contribute on either side} */
    Sample sameSign() {
        return each((a, b) -> {
            int[] heard = IntStream.range(0, a.length)
                    .filter(i -> a[i] != 0 || b[i] != 0)
                    .toArray();
            double same = Arrays.stream(heard)
                    .filter(i -> Math.signum(a[i]) == Math.signum(b[i]))
                    .count();
            return same / heard.length;
        });
    }

    /** {@return the share of the left side's {@code first} largest contributions, by size, among the right side's} */
    Sample overlap(int first) {
        return each((a, b) -> {
            int many = Math.min(first, a.length);
            int[] ofA = Arrays.copyOf(Ranks.descending(absolute(a)), many);
            int[] ofB = Arrays.copyOf(Ranks.descending(absolute(b)), many);
            double shared = Arrays.stream(ofA)
                    .filter(f -> Arrays.stream(ofB).anyMatch(other -> other == f))
                    .count();
            return shared / many;
        });
    }

    private static double[] absolute(double[] values) {
        return Arrays.stream(values).map(Math::abs).toArray();
    }

    private Sample each(ToDoubleBiFunction<double[], double[]> comparison) {
        return new Sample(IntStream.range(0, left.size())
                .mapToDouble(row -> comparison.applyAsDouble(left.get(row), right.get(row)))
                .toArray());
    }
}
