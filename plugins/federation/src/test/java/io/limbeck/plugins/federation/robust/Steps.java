package io.limbeck.plugins.federation.robust;

/** Steps inside rules, for tests of other packages. */
public final class Steps {

    private Steps() {}

    /** {@return Bulyan's second step} */
    public static double[] meansOfNearest(double[][] vectors, double[] reference, int count) {
        return Coordinates.meansOfNearest(vectors, reference, count);
    }
}
