package io.limbeck.plugins.federation.consensus;

/** Steps inside rules, for tests of other packages. */
public final class Sharpening {

    private Sharpening() {}

    /** {@return logits of entropy-reduction averaging} */
    public static double[] logits(double[] mean, double temperature) {
        return EntropyReduction.logits(mean, temperature);
    }
}
