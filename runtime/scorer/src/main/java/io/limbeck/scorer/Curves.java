package io.limbeck.scorer;

/**
 * {@code Σ_j f_j(x_j)}, functions given by values at knots.
 *
 * @param starts where the knots of each input begin, and where the last ones end
 */
record Curves(int inputs, int outputs, boolean steps, int[] starts, float[] knots, float[] values) implements Layer {

    @Override
    public void apply(float[] from, int at, float[] work, int to, int free) {
        for (int o = 0; o < outputs; o++) {
            work[to + o] = 0;
        }
        for (int j = 0; j < inputs; j++) {
            add(j, from[at + j], work, to);
        }
    }

    private void add(int input, float x, float[] work, int to) {
        int below = starts[input];
        int above = starts[input + 1] - 1;
        while (above - below > 1) {
            int middle = (below + above) >>> 1;
            if (knots[middle] <= x) {
                below = middle;
            } else {
                above = middle;
            }
        }
        float way = below == above ? 0 : way(x, knots[below], knots[above]);
        for (int o = 0; o < outputs; o++) {
            float left = values[below * outputs + o];
            work[to + o] += left + way * (values[above * outputs + o] - left);
        }
    }

    private float way(float x, float below, float above) {
        if (steps) {
            return x > (below + above) * 0.5f ? 1 : 0;
        }
        return Math.min(1, Math.max(0, (x - below) / (above - below)));
    }
}
