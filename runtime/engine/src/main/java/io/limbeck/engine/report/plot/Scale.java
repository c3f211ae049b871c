package io.limbeck.engine.report.plot;

/**
 * A line from values to places on the page.
 *
 * @param low value at {@code from}
 * @param high value at {@code to}
 * @param from place of {@code low}
 * @param to place of {@code high}
 */
public record Scale(double low, double high, double from, double to) {

    public Scale {
        if (!(high > low)) {
            throw new IllegalArgumentException("A scale must rise, but goes from '" + low + "' to '" + high + "'");
        }
    }

    /** {@return the place of a value; values beyond the ends stay at the ends} */
    public double at(double value) {
        double within = Math.max(low, Math.min(high, value));
        return from + (within - low) / (high - low) * (to - from);
    }

    /** {@return a scale for values from {@code least} to {@code most} with some air at both ends, even if they are one} */
    public static Scale around(double least, double most, double air, double from, double to) {
        double span = most > least ? most - least : Math.max(1e-3, Math.abs(least) * 0.1);
        return new Scale(least - air * span, most + air * span, from, to);
    }
}
