package io.limbeck.engine.report.plot;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers before a reader. An undefined one is a dash. */
public final class Numbers {

    /** What stands for an undefined number. */
    public static final String UNDEFINED = "–";

    private static final String MINUS = "−";

    private Numbers() {}

    /** {@return a number of a report tree; NaN where it is null or missing} */
    public static double of(JsonNode node) {
        return node.isNumber() ? node.doubleValue() : Double.NaN;
    }

    /** {@return with that many decimals, a true minus sign, and no minus before zero} */
    public static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return UNDEFINED;
        }
        BigDecimal rounded = new BigDecimal(Double.toString(value)).setScale(decimals, RoundingMode.HALF_EVEN);
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", rounded.abs());
        return rounded.signum() < 0 ? MINUS + text : text;
    }

    /** {@return a figure: three decimals, fewer for large numbers, none for whole ones of a thousand and more} */
    public static String figure(double value) {
        return fixed(value, decimals(value));
    }

    /**
     * {@return the interval of a figure of a report tree} {@code ± 0.012} if it lies evenly around the mean, {@code
     * [0.061, 0.282]} if it need not; empty if there is none.
     */
    public static String interval(JsonNode figure) {
        double low = of(figure.path("low"));
        double high = of(figure.path("high"));
        if (Double.isNaN(low)) {
            return "";
        }
        return figure.path("interval").asText().equals("STUDENT_T")
                ? "± " + fixed((high - low) / 2, decimals(of(figure.path("mean"))))
                : "[" + figure(low) + ", " + figure(high) + "]";
    }

    private static int decimals(double value) {
        double size = Math.abs(value);
        return size >= 1_000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3;
    }

    /** {@return with a sign: {@code +0.021}} */
    public static String signed(double value) {
        String text = figure(value);
        return value > 0 && !text.equals(figure(0)) ? "+" + text : text;
    }

    /** {@return a hundred times the value, one decimal: {@code 17.1}} */
    public static String points(double value) {
        return fixed(100 * value, 1);
    }

    /** {@return the same with a sign} */
    public static String signedPoints(double value) {
        String text = points(value);
        return value > 0 && !text.equals(points(0)) ? "+" + text : text;
    }

    /** {@return a fact of a model}: a count, or three decimals of what is less than one, such as a threshold */
    public static String fact(double value) {
        return Math.abs(value) < 1 && value != 0 ? figure(value) : count(value);
    }

    /** {@return a count: {@code 45,222}} */
    public static String count(double value) {
        return fixed(value, value == Math.rint(value) ? 0 : 1);
    }
}
