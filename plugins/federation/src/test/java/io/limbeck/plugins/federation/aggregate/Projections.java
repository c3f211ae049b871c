package io.limbeck.plugins.federation.aggregate;

/** Steps inside rules, for tests of other packages. */
public final class Projections {

    private Projections() {}

    /** {@return the nearest point of the simplex} */
    public static double[] simplex(double[] y) {
        return Simplex.nearest(y);
    }
}
