package io.limbeck.plugins.models.tree;

import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.explain.Feature;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Splits in the words of the data set: a border between prepared numbers becomes one between the numbers as they were
 * read, which stand beside them in the same rows; an indicator of a category becomes the question for it.
 */
final class SplitWords {

    /** A question, and the answers that lead below and above the border. */
    record Question(String text, String below, String above) {}

    private static final MathContext DIGITS = new MathContext(4);

    private final Table prepared;
    private final float[] matrix;
    private final Table raw;
    private final Map<Integer, Feature> features = new HashMap<>();
    private final Map<Integer, Column> columns = new HashMap<>();

    SplitWords(ExplainInputs inputs) {
        Table background = inputs.background();
        int[] read = LongStream.range(0, background.rows())
                .filter(row -> background.ids()[(int) row] >= 0)
                .mapToInt(row -> (int) row)
                .toArray();
        this.prepared = background.select(read);
        this.matrix = prepared.matrix();
        this.raw = inputs.raw(prepared);
        inputs.features().forEach(feature -> feature.positions().forEach(at -> features.put(at, feature)));
        int offset = 0;
        for (Column column : prepared.columns()) {
            for (int i = 0; i < column.width(); i++) {
                columns.put(offset + i, column);
            }
            offset += column.width();
        }
    }

    Question question(int position, double border) {
        Column column = columns.get(position);
        Feature feature = features.get(position);
        if (column == null || feature == null) {
            throw new IllegalArgumentException("The rows have no feature at '" + position + "'");
        }
        String indicator = feature.column() + "=";
        if (column.name().startsWith(indicator) && border > 0 && border < 1) {
            return new Question(
                    feature.column() + " is " + column.name().substring(indicator.length()) + "?", "no", "yes");
        }
        String limit = plain(inRawUnits(feature, position, border));
        return new Question(feature.name() + " > " + limit + "?", "no", "yes");
    }

    /** The middle between the largest number read at or below the border and the smallest above it. */
    private double inRawUnits(Feature feature, int position, double border) {
        Column source = raw.columns().stream()
                .filter(column -> column.name().equals(feature.column()))
                .findFirst()
                .orElse(null);
        if (!(source instanceof Column.Numeric numbers)) {
            return border;
        }
        int width = prepared.width();
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        for (int row = 0; row < prepared.rows(); row++) {
            double value = numbers.values()[row];
            if (matrix[row * width + position] > border) {
                high = Math.min(high, value);
            } else {
                low = Math.max(low, value);
            }
        }
        return Double.isFinite(low) && Double.isFinite(high) && low <= high ? (low + high) / 2 : border;
    }

    private static String plain(double value) {
        return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
