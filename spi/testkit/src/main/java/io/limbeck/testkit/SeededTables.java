package io.limbeck.testkit;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.metric.Predictions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apiguardian.api.API;

/** Tables and predictions for tests, a function of their arguments alone. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SeededTables {

    private SeededTables() {}

    /**
     * {@return a binary table}: numeric {@code income} and {@code age}, categorical {@code job}, sensitive {@code sex}
     * (f, m) and {@code race} (a, b, c). The label depends on income and, unfairly, on sex
     *
     * @param seed another seed gives other numbers
     * @param rows how many rows
     */
    public static Table table(long seed, int rows) {
        RandomSource random = new RandomSource(seed);
        int[] sex = codes(random.child("sex"), rows, 2);
        double[] income = new double[rows];
        double[] age = new double[rows];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            income[row] = random.child("income").normal(row) + 0.3 * sex[row];
            age[row] = 20 + random.child("age").below(row, 50);
            double score =
                    1.5 * income[row] + 0.5 * sex[row] + random.child("noise").normal(row) - 0.4;
            labels[row] = score > 0 ? 1 : 0;
        }
        return new Table(
                List.of(
                        new Column.Numeric("income", income),
                        new Column.Numeric("age", age),
                        new Column.Categorical(
                                "job", codes(random.child("job"), rows, 3), List.of("office", "craft", "none"))),
                labels,
                List.of("no", "yes"),
                1,
                List.of(
                        new Groups("sex", sex, List.of("f", "m"), "m"),
                        new Groups("race", codes(random.child("race"), rows, 3), List.of("a", "b", "c"), "a")),
                ones(rows),
                LongStream.range(0, rows).toArray());
    }

    /**
     * {@return a table like {@link #table} with its numeric columns alone, ready for a model}
     *
     * @param seed another seed gives other numbers
     * @param rows how many rows
     */
    public static Table numericTable(long seed, int rows) {
        Table table = table(seed, rows);
        return table.withColumns(table.columns().subList(0, 2));
    }

    /**
     * {@return grey images of two classes}: one column {@code image} of the shape {@code [side, side, 1]}, values in [0, 1],
     * with the sensitive attributes of {@link #table}
     *
     * @param seed another seed gives other numbers
     * @param rows how many rows
     * @param side height and width
     */
    public static Table images(long seed, int rows, int side) {
        RandomSource random = new RandomSource(seed).child("pixels");
        float[] pixels = new float[rows * side * side];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.uniform(i);
        }
        return table(seed, rows).withColumns(List.of(new Column.Block("image", pixels, List.of(side, side, 1))));
    }

    /**
     * {@return predictions that are right more often than not, with groups {@code sex} and {@code race}; no teacher}
     *
     * @param seed another seed gives other numbers
     * @param rows how many rows
     * @param classes how many classes
     */
    public static Predictions predictions(long seed, int rows, int classes) {
        RandomSource random = new RandomSource(seed);
        int[] labels = codes(random.child("labels"), rows, classes);
        double[][] probabilities = new double[rows][classes];
        for (int row = 0; row < rows; row++) {
            for (int c = 0; c < classes; c++) {
                double logit = random.child("logits").normal((long) row * classes + c) + (labels[row] == c ? 1 : 0);
                probabilities[row][c] = StrictMath.exp(logit);
            }
            double sum = Arrays.stream(probabilities[row]).sum();
            for (int c = 0; c < classes; c++) {
                probabilities[row][c] /= sum;
            }
        }
        return new Predictions(
                probabilities,
                labels,
                ones(rows),
                IntStream.range(0, classes).mapToObj(c -> "class " + c).toList(),
                classes - 1,
                List.of(
                        new Groups("sex", codes(random.child("sex"), rows, 2), List.of("f", "m"), "m"),
                        new Groups("race", codes(random.child("race"), rows, 3), List.of("a", "b", "c"), "a")),
                Optional.empty());
    }

    private static int[] codes(RandomSource random, int rows, int codes) {
        return IntStream.range(0, rows).map(row -> random.below(row, codes)).toArray();
    }

    private static double[] ones(int rows) {
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        return ones;
    }
}
