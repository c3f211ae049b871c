package io.limbeck.scorer;

/** The sum over trees of the leaf a row comes to. */
record Trees(int inputs, int outputs, int[] roots, int[] features, float[] borders, int[] next, float[] leaves)
        implements Layer {

    @Override
    public void apply(float[] from, int at, float[] work, int to, int free) {
        for (int o = 0; o < outputs; o++) {
            work[to + o] = 0;
        }
        for (int root : roots) {
            int node = root;
            while (features[node] >= 0) {
                node = from[at + features[node]] > borders[node] ? next[node] : node + 1;
            }
            int leaf = next[node] * outputs;
            for (int o = 0; o < outputs; o++) {
                work[to + o] += leaves[leaf + o];
            }
        }
    }
}
