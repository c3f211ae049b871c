package io.limbeck.testkit;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.PredictionDetails;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.metric.Resampled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Holds {@link Metric#resampled} to {@link Metric#value}: the same figure of the same rows, to the last bit. */
final class DrawnRows {

    private static final int ROWS = 211;
    private static final int DRAWS = 5;

    private DrawnRows() {}

    /** {@return what differs}; empty for a metric that has no quicker way, or needs more than members and logits */
    static List<String> differences(Metric metric) {
        List<String> differences = new ArrayList<>();
        for (int classes : new int[] {2, 3}) {
            RandomSource random = new RandomSource(classes);
            Predictions rows = rows(classes, random);
            if (!metric.appliesTo(rows)) {
                continue;
            }
            Optional<Resampled> resampled = metric.resampled(rows);
            for (int draw = 0; draw < DRAWS && resampled.isPresent(); draw++) {
                RandomSource source = random.child("draw").child(draw);
                // The last draw is one of a single row: a figure that is undefined there is so both ways.
                int[] drawn = IntStream.range(0, draw == DRAWS - 1 ? 1 : ROWS)
                        .map(i -> source.below(i, ROWS))
                        .toArray();
                double expected = metric.value(rows.select(drawn));
                double told = resampled.get().value(drawn);
                if (Double.compare(expected, told) != 0) {
                    differences.add(classes + " classes, draw " + draw + ": " + told + " of the drawn rows, " + expected
                            + " by themselves");
                }
            }
        }
        return differences;
    }

    /** Probabilities are rounded, so that some are equal; weights are of three kinds. */
    private static Predictions rows(int classes, RandomSource random) {
        double[][] probabilities = new double[ROWS][classes];
        int[] labels = new int[ROWS];
        double[] weights = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            RandomSource of = random.child("row").child(row);
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                probabilities[row][c] = 1 + of.below(c, 20);
                sum += probabilities[row][c];
            }
            for (int c = 0; c < classes; c++) {
                probabilities[row][c] /= sum;
            }
            labels[row] = of.below(classes, classes);
            weights[row] = 1 + of.below(classes + 1, 3) / 4.0;
        }
        List<String> names =
                IntStream.range(0, classes).mapToObj(c -> "class " + c).toList();
        double[][][] members = {probabilities, reversed(probabilities)};
        return new Predictions(probabilities, labels, weights, names, classes - 1, List.of(), Optional.empty())
                .with(PredictionDetails.NONE.withMembers(members).withLogits(probabilities));
    }

    /** What another member says: the same, of the classes in the other order. */
    private static double[][] reversed(double[][] probabilities) {
        return Arrays.stream(probabilities)
                .map(row -> IntStream.range(0, row.length)
                        .mapToDouble(c -> row[row.length - 1 - c])
                        .toArray())
                .toArray(double[][]::new);
    }
}
