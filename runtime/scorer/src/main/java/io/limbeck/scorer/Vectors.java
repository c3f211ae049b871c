package io.limbeck.scorer;

/** Layers that work on all floats alike. */
final class Vectors {

    private Vectors() {}

    /** Some of the floats. */
    record Columns(int inputs, int[] columns) implements Layer {
        @Override
        public int outputs() {
            return columns.length;
        }

        @Override
        public void apply(float[] from, int at, float[] work, int to, int free) {
            for (int i = 0; i < columns.length; i++) {
                work[to + i] = from[at + columns[i]];
            }
        }
    }

    /** {@code x·W + b}; floats that are zero, such as most of a one-hot code, cost nothing. */
    record Dense(int inputs, int outputs, float[] weights, float[] biases) implements Layer {
        @Override
        public void apply(float[] from, int at, float[] work, int to, int free) {
            System.arraycopy(biases, 0, work, to, outputs);
            for (int i = 0; i < inputs; i++) {
                float x = from[at + i];
                if (x != 0) {
                    int row = i * outputs;
                    for (int o = 0; o < outputs; o++) {
                        work[to + o] += x * weights[row + o];
                    }
                }
            }
        }
    }

    /** {@code factor · x + shift}. */
    record Affine(float[] factors, float[] shifts) implements Layer {
        @Override
        public int inputs() {
            return factors.length;
        }

        @Override
        public int outputs() {
            return factors.length;
        }

        @Override
        public void apply(float[] from, int at, float[] work, int to, int free) {
            for (int i = 0; i < factors.length; i++) {
                work[to + i] = factors[i] * from[at + i] + shifts[i];
            }
        }
    }

    /** The same function of each float. */
    record Elementwise(int width, Function function) implements Layer {
        @Override
        public int inputs() {
            return width;
        }

        @Override
        public int outputs() {
            return width;
        }

        @Override
        public void apply(float[] from, int at, float[] work, int to, int free) {
            function.apply(from, at, work, to, width);
        }
    }

    /** {@code exp(x_i) / Σ exp(x_j)}. */
    record Softmax(int width) implements Layer {
        @Override
        public int inputs() {
            return width;
        }

        @Override
        public int outputs() {
            return width;
        }

        @Override
        public void apply(float[] from, int at, float[] work, int to, int free) {
            float most = Float.NEGATIVE_INFINITY;
            for (int i = 0; i < width; i++) {
                most = Math.max(most, from[at + i]);
            }
            double sum = 0;
            for (int i = 0; i < width; i++) {
                sum += Math.exp(from[at + i] - most);
            }
            for (int i = 0; i < width; i++) {
                work[to + i] = (float) (Math.exp(from[at + i] - most) / sum);
            }
        }
    }
}
