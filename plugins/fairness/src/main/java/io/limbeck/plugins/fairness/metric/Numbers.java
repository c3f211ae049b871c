package io.limbeck.plugins.fairness.metric;

import java.util.Arrays;
import java.util.Locale;

/** Small helpers on numbers. */
final class Numbers {

    private Numbers() {}

    /** {@return the number as it stands in sentences: at most four decimals} */
    static String text(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "undefined" : value > 0 ? "infinite" : "minus infinite";
        }
        String text = String.format(Locale.ROOT, "%.4f", value);
        String trimmed = text.replaceAll("0+$", "").replaceAll("\\.$", "");
        return trimmed.equals("-0") ? "0" : trimmed;
    }

    /** {@return the quantile by linear interpolation between order statistics (type 7)} */
    static double quantile(double[] ascending, double probability) {
        double place = probability * (ascending.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, ascending.length - 1);
        double low = ascending[below];
        double high = ascending[above];
        return low == high ? low : low + (place - below) * (high - low);
    }

    /** {@return the entries with a mark} */
    static double[] chosen(double[] values, boolean[] marks) {
        double[] chosen = new double[values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (marks[i]) {
                chosen[count++] = values[i];
            }
        }
        return Arrays.copyOf(chosen, count);
    }
}
