package io.limbeck.scorer;

/**
 * The ways through a complete binary tree, node i being left to the right with the chance {@code σ(x_i)}. Chances are
 * summed as logarithms; the workspace holds them level by level.
 */
record Paths(int depth, int outputs, boolean likeliest, float[] leaves) implements Layer {

    @Override
    public int inputs() {
        return (1 << depth) - 1;
    }

    @Override
    public int workspace() {
        return 2 << depth;
    }

    @Override
    public void apply(float[] from, int at, float[] work, int to, int free) {
        int gates = inputs();
        work[free] = 0;
        for (int node = 0; node < gates; node++) {
            float sum = from[at + node];
            work[free + 2 * node + 1] = work[free + node] - (float) Function.softplus(sum);
            work[free + 2 * node + 2] = work[free + node] - (float) Function.softplus(-sum);
        }
        if (likeliest) {
            System.arraycopy(leaves, best(work, free + gates) * outputs, work, to, outputs);
        } else {
            for (int o = 0; o < outputs; o++) {
                work[to + o] = (float) mixture(work, free + gates, o);
            }
        }
    }

    private int best(float[] work, int first) {
        int best = 0;
        for (int leaf = 1; leaf < 1 << depth; leaf++) {
            if (work[first + leaf] > work[first + best]) {
                best = leaf;
            }
        }
        return best;
    }

    private double mixture(float[] work, int first, int output) {
        double most = Double.NEGATIVE_INFINITY;
        for (int leaf = 0; leaf < 1 << depth; leaf++) {
            most = Math.max(most, leaves[leaf * outputs + output]);
        }
        double sum = 0;
        for (int leaf = 0; leaf < 1 << depth; leaf++) {
            sum += Math.exp(work[first + leaf] + leaves[leaf * outputs + output] - most);
        }
        return most + Math.log(sum + 1e-30);
    }
}
