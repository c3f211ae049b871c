package io.limbeck.scorer;

import java.util.Arrays;

/**
 * One row as it was read, filled in column by column and prepared on the way. Made once and used for row after row;
 * not for several threads.
 */
public final class RawRow {

    private final Encoder encoder;
    private final float[] prepared;
    private final boolean[] given;

    RawRow(Encoder encoder, int width) {
        this.encoder = encoder;
        this.prepared = new float[width];
        this.given = new boolean[encoder.columns().size()];
    }

    /** Forgets all values. */
    public void clear() {
        Arrays.fill(given, false);
    }

    /**
     * Sets a number.
     *
     * @param column number of the column, see {@link Scorer#column}
     * @throws IllegalArgumentException if it is not finite, or the column holds categories
     */
    public void set(int column, double value) {
        RawColumn known = encoder.columns().get(column);
        if (!known.isNumber()) {
            throw new IllegalArgumentException("Column '" + known.name() + "' holds categories, not numbers");
        }
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "Column '" + known.name() + "' must hold a finite number, but there is '" + value + "'");
        }
        encoder.number(column, value, prepared);
        given[column] = true;
    }

    /**
     * Sets a category.
     *
     * @param column number of the column, see {@link Scorer#column}
     * @throws IllegalArgumentException if the model has never seen it, or the column holds numbers
     */
    public void set(int column, String category) {
        RawColumn known = encoder.columns().get(column);
        Integer code = encoder.codes().get(column).get(category);
        if (known.isNumber() || code == null) {
            throw new IllegalArgumentException(
                    known.isNumber()
                            ? "Column '" + known.name() + "' holds numbers, not categories"
                            : "The model has never seen the category '" + category + "' in column '" + known.name()
                                    + "'; say that it is missing if it is unknown");
        }
        encoder.category(column, code, prepared);
        given[column] = true;
    }

    /**
     * Says that a category is missing.
     *
     * @param column number of the column, see {@link Scorer#column}
     * @throws IllegalArgumentException if the column holds numbers, which must not be missing
     */
    public void setMissing(int column) {
        RawColumn known = encoder.columns().get(column);
        if (known.isNumber()) {
            throw new IllegalArgumentException("Column '" + known.name() + "' holds numbers, and none may be missing");
        }
        encoder.category(column, -1, prepared);
        given[column] = true;
    }

    /**
     * Sets a value that stands as text in a file: a number or a category, as the column has it; empty for a missing
     * category.
     *
     * @param column number of the column, see {@link Scorer#column}
     * @throws IllegalArgumentException if it does not fit the column
     */
    public void parse(int column, String text) {
        RawColumn known = encoder.columns().get(column);
        if (!known.isNumber()) {
            if (text.isEmpty() && !encoder.codes().get(column).containsKey(text)) {
                setMissing(column);
            } else {
                set(column, text);
            }
            return;
        }
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "Column '" + known.name() + "' must hold a finite number, but there is '" + text + "'", e);
        }
        set(column, value);
    }

    /** {@return the row as the model sees it} */
    float[] prepared() {
        for (int column = 0; column < given.length; column++) {
            if (!given[column]) {
                throw new IllegalArgumentException(
                        "Column '" + encoder.columns().get(column).name() + "' has no value yet");
            }
        }
        return prepared;
    }
}
