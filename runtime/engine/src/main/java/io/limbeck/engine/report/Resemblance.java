package io.limbeck.engine.report;

/**
 * How much two models say the same about the same rows.
 *
 * @param agreement share of the rows of which both decide the same
 * @param distance mean over rows of {@code ½ Σ |p(c) − q(c)|}, the total variation distance of the two class
 *     probabilities, in [0, 1]; with two classes it is |Δp|
 */
public record Resemblance(double agreement, double distance) {

    /** {@return the resemblance of models with these probabilities, {@code [rows][classes]}; NaN of no rows} */
    public static Resemblance of(double[][] one, double[][] other) {
        if (one.length != other.length) {
            throw new IllegalArgumentException(
                    "One model speaks of " + one.length + " rows, the other of " + other.length);
        }
        double same = 0;
        double distance = 0;
        for (int row = 0; row < one.length; row++) {
            same += best(one[row]) == best(other[row]) ? 1 : 0;
            for (int c = 0; c < one[row].length; c++) {
                distance += Math.abs(one[row][c] - other[row][c]) / 2;
            }
        }
        return new Resemblance(same / one.length, distance / one.length);
    }

    private static int best(double[] probabilities) {
        int best = 0;
        for (int c = 1; c < probabilities.length; c++) {
            best = probabilities[c] > probabilities[best] ? c : best;
        }
        return best;
    }
}
