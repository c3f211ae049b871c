package io.limbeck.plugins.fairness.statistics;

import java.util.Arrays;

/** How the gaps of two rates become one figure, as in equalized odds. */
public enum Aggregate {
    /** The larger gap (Fairlearn; AIF360's {@code equalized_odds_difference}). */
    MAX,
    /** Their mean (AIF360's {@code average_abs_odds_difference}; Fairlearn's {@code agg="mean"}). */
    MEAN,
    /** Their sum (FFB). */
    SUM;

    /** {@return the gaps as one; NaN if one of them is} */
    public double of(double... gaps) {
        return switch (this) {
            case MAX -> Arrays.stream(gaps).max().orElse(Double.NaN);
            case MEAN -> Arrays.stream(gaps).sum() / gaps.length;
            case SUM -> Arrays.stream(gaps).sum();
        };
    }
}
