package io.limbeck.plugins.federation.privacy;

/** Steps inside rules, for tests of other packages. */
public final class Bounds {

    private Bounds() {}

    /** {@return a bound after a round} */
    public static double moved(double quantile, double step, boolean geometric, double bound, double share) {
        return new AdaptiveBound(quantile, step, geometric, 0).moved(bound, share);
    }

    /** {@return the noise multiplier left for updates} */
    public static double noiseOfUpdates(double multiplier, double countNoise) {
        return AdaptiveBound.noiseOfUpdates(multiplier, countNoise);
    }
}
