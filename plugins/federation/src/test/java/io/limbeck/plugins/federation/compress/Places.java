package io.limbeck.plugins.federation.compress;

/** Steps inside rules, for tests of other packages. */
public final class Places {

    private Places() {}

    /** {@return the place of a value among the steps of a range, not rounded} */
    public static double of(double value, double range, double steps) {
        return Quantization.place(value, range, steps);
    }
}
