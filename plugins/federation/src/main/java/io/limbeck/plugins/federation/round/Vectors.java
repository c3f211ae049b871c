package io.limbeck.plugins.federation.round;

/** Between the floats that models compute with and the doubles that the server sums in. */
final class Vectors {

    private Vectors() {}

    static float[] floats(double[] values) {
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
        }
        return rounded;
    }

    static double[] doubles(float[] values) {
        double[] same = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            same[i] = values[i];
        }
        return same;
    }

    /** {@return after − before, exactly} */
    static double[] change(float[] after, float[] before) {
        double[] change = new double[after.length];
        for (int i = 0; i < after.length; i++) {
            change[i] = (double) after[i] - before[i];
        }
        return change;
    }

    static double[] difference(double[] after, double[] before) {
        double[] change = new double[after.length];
        for (int i = 0; i < after.length; i++) {
            change[i] = after[i] - before[i];
        }
        return change;
    }
}
