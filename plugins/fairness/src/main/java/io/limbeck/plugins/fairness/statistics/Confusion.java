package io.limbeck.plugins.fairness.statistics;

/**
 * Counts of a yes-or-no decision against the truth; "positive" means the favourable class. Weights may stand for rows.
 *
 * @param truePositives positive rows decided positive
 * @param falseNegatives positive rows decided negative
 * @param falsePositives negative rows decided positive
 * @param trueNegatives negative rows decided negative
 */
public record Confusion(double truePositives, double falseNegatives, double falsePositives, double trueNegatives) {

    /** Nothing counted. */
    public static final Confusion NONE = new Confusion(0, 0, 0, 0);

    /** {@return the weighted counts of decisions against labels} */
    public static Confusion of(boolean[] labels, boolean[] decisions, double[] weights) {
        double[] scores = new double[decisions.length];
        for (int row = 0; row < scores.length; row++) {
            scores[row] = decisions[row] ? 1 : 0;
        }
        return generalized(labels, scores, weights);
    }

    /**
     * {@return the generalized counts, in which a row with score s counts s as decided positive and 1 - s as decided
     * negative} (Pleiss et al.: On Fairness and Calibration, 2017, section 2)
     */
    public static Confusion generalized(boolean[] labels, double[] scores, double[] weights) {
        double tp = 0;
        double fn = 0;
        double fp = 0;
        double tn = 0;
        for (int row = 0; row < labels.length; row++) {
            double yes = weights[row] * scores[row];
            double no = weights[row] * (1 - scores[row]);
            if (labels[row]) {
                tp += yes;
                fn += no;
            } else {
                fp += yes;
                tn += no;
            }
        }
        return new Confusion(tp, fn, fp, tn);
    }

    /** {@return both counts together} */
    public Confusion plus(Confusion other) {
        return new Confusion(
                truePositives + other.truePositives,
                falseNegatives + other.falseNegatives,
                falsePositives + other.falsePositives,
                trueNegatives + other.trueNegatives);
    }

    /** {@return positives by the truth} */
    public double positives() {
        return truePositives + falseNegatives;
    }

    /** {@return negatives by the truth} */
    public double negatives() {
        return falsePositives + trueNegatives;
    }

    /** {@return rows decided positive} */
    public double selected() {
        return truePositives + falsePositives;
    }

    /** {@return rows decided negative} */
    public double rejected() {
        return falseNegatives + trueNegatives;
    }

    /** {@return all rows} */
    public double total() {
        return positives() + negatives();
    }

    /** {@return the rate; NaN where nothing stands under it} */
    public double rate(Rate rate) {
        return rate.numerator(this) / rate.denominator(this);
    }
}
