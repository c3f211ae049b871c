package io.limbeck.engine.export;

import io.limbeck.scorer.RawRow;
import io.limbeck.scorer.Scorer;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;

/**
 * An exported model against the one it was made of, on the same rows.
 *
 * @param rows how many rows were compared
 * @param far on how many of them a probability differs by more than {@link #BOUND}
 * @param largest the largest difference of a probability
 */
public record SelfCheck(int rows, int far, double largest) {

    /** What counts as the same probability. */
    public static final double BOUND = 1e-5;

    /** {@return how far the scorer is from what the model said of prepared rows} */
    public static SelfCheck ofPrepared(Scorer scorer, Table rows, double[][] said) {
        float[] matrix = rows.matrix();
        int width = rows.width();
        Scorer.Session session = scorer.session();
        return compare(said, (row, into) -> session.probabilities(matrix, row * width, into));
    }

    /** {@return how far the scorer is from what the model said of the same rows as they were read} */
    public static SelfCheck ofRaw(Scorer scorer, Table raw, double[][] said) {
        Scorer.Session session = scorer.session();
        RawRow read = session.row();
        return compare(said, (row, into) -> {
            for (int column = 0; column < raw.columns().size(); column++) {
                set(read, column, raw.columns().get(column), row);
            }
            session.probabilities(read, into);
        });
    }

    private static void set(RawRow to, int place, Column column, int row) {
        if (column instanceof Column.Numeric numeric) {
            to.set(place, numeric.values()[row]);
        } else if (column instanceof Column.Categorical categorical) {
            int code = categorical.codes()[row];
            if (code < 0) {
                to.setMissing(place);
            } else {
                to.set(place, categorical.categories().get(code));
            }
        } else {
            throw new IllegalArgumentException("Column '" + column.name() + "' is a block");
        }
    }

    private interface Scoring {
        void score(int row, double[] into);
    }

    private static SelfCheck compare(double[][] said, Scoring scoring) {
        int far = 0;
        double largest = 0;
        for (int row = 0; row < said.length; row++) {
            double[] into = new double[said[row].length];
            scoring.score(row, into);
            double worst = 0;
            for (int c = 0; c < into.length; c++) {
                double difference = Math.abs(into[c] - said[row][c]);
                worst = difference <= worst ? worst : difference;
            }
            far += worst <= BOUND ? 0 : 1;
            largest = worst <= largest ? largest : worst;
        }
        return new SelfCheck(said.length, far, largest);
    }

    /**
     * {@return whether it is the same model}: no more than one row in a thousand may differ, where a decision within the
     * model, such as a tree's, hung on the last digit
     */
    public boolean passes() {
        return far * 1000L <= rows;
    }
}
