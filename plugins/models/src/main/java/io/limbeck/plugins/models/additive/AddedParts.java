package io.limbeck.plugins.models.additive;

import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.explain.Feature;
import io.limbeck.spi.model.View;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the columns of some training rows add, in the form in which it is drawn: for two classes the log-odds of the
 * favourable one, for more each class's logit less the mean over the classes, which softmax does not see.
 *
 * @param rows prepared rows
 * @param matrix their features
 * @param raw the same rows as they were read
 * @param contributions {@code [rows, width, classes]}
 */
record AddedParts(Table rows, float[] matrix, Table raw, float[] contributions) {

    private static final long MOST_FLOATS = 20_000_000;
    private static final int MOST_ROWS = 5000;

    static AddedParts of(ExplainInputs inputs) {
        Table background = inputs.background();
        int[] read = IntStream.range(0, background.rows())
                .filter(row -> background.ids()[row] >= 0)
                .toArray();
        long each = (long) background.width() * background.classes().size();
        int count = (int) Math.min(Math.min(read.length, MOST_ROWS), Math.max(1, MOST_FLOATS / each));
        Table rows = background.select(IntStream.range(0, count)
                .map(i -> read[(int) ((long) i * read.length / count)])
                .toArray());
        return new AddedParts(
                rows,
                rows.matrix(),
                inputs.raw(rows),
                inputs.model()
                        .view(new View.Tap(Contributions.TAP), rows, Split.TEST)
                        .values());
    }

    private int classes() {
        return rows.classes().size();
    }

    private boolean binary() {
        return classes() == 2;
    }

    /** {@return what the numbers are} */
    String axis() {
        return binary() ? "log-odds of '" + rows.classes().get(rows.favourable()) + "'" : "logits";
    }

    /** {@return what a feature has a function for} */
    List<String> series() {
        return binary() ? List.of(rows.classes().get(rows.favourable())) : rows.classes();
    }

    /** {@return what a feature adds to a series} */
    double value(int row, Feature feature, int series) {
        if (binary()) {
            return sum(row, feature, rows.favourable()) - sum(row, feature, 1 - rows.favourable());
        }
        double mean = IntStream.range(0, classes())
                .mapToDouble(c -> sum(row, feature, c))
                .average()
                .orElse(0);
        return sum(row, feature, series) - mean;
    }

    private double sum(int row, Feature feature, int c) {
        int width = matrix.length / rows.rows(); // the table adds up its columns each time it is asked
        double sum = 0;
        for (int position : feature.positions()) {
            sum += contributions[(row * width + position) * classes() + c];
        }
        return sum;
    }

    /** {@return the mean over rows and series of what a feature adds or takes} */
    double importance(Feature feature) {
        return IntStream.range(0, rows.rows())
                .mapToDouble(row -> IntStream.range(0, series().size())
                        .mapToDouble(series -> Math.abs(value(row, feature, series)))
                        .average()
                        .orElse(0))
                .average()
                .orElse(0);
    }

    /** {@return the prepared floats at a position} */
    double[] prepared(int position) {
        int width = rows.width();
        return IntStream.range(0, rows.rows())
                .mapToDouble(row -> matrix[row * width + position])
                .toArray();
    }
}
