package io.limbeck.plugins.interpretability.ask;

/** In which unit a model's word for a class is explained. */
public enum Scale {
    /**
     * {@code ln(p/(1−p)) = z_c − ln Σ_{k≠c} e^{z_k}}: additive models are additive in it, and it does not change with a
     * constant that a model adds to all logits.
     */
    LOG_ODDS("log-odds"),
    /** The class's probability. */
    PROBABILITY("probability");

    private final String unit;

    Scale(String unit) {
        this.unit = unit;
    }

    /** {@return the unit in words} */
    public String unit() {
        return unit;
    }

    /**
     * {@return the score of class {@code c}}
     *
     * @param logits logits of rows, one behind the other
     * @param at where the row's logits begin
     */
    double of(float[] logits, int at, int classes, int c) {
        double logOdds = logits[at + c] - others(logits, at, classes, c);
        return this == LOG_ODDS ? logOdds : 1 / (1 + StrictMath.exp(-logOdds));
    }

    /** {@return logarithm of the summed exponentials of all logits but that of {@code c}} */
    static double others(float[] logits, int at, int classes, int c) {
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < classes; k++) {
            max = k == c ? max : Math.max(max, logits[at + k]);
        }
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            sum += k == c ? 0 : StrictMath.exp(logits[at + k] - max);
        }
        return max + StrictMath.log(sum);
    }
}
