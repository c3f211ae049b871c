package io.limbeck.scorer;

/** Functions of one number, applied to many. */
enum Function {
    RELU {
        @Override
        double of(double x) {
            return Math.max(0, x);
        }
    },
    TANH {
        @Override
        double of(double x) {
            return Math.tanh(x);
        }
    },
    GELU {
        @Override
        double of(double x) {
            return 0.5 * x * (1 + ErrorFunction.of(x * Math.sqrt(0.5)));
        }
    },
    SIGMOID {
        @Override
        double of(double x) {
            return 1 / (1 + Math.exp(-x));
        }
    },
    ELU {
        @Override
        double of(double x) {
            return x < 0 ? Math.expm1(x) : x;
        }
    },
    SOFTPLUS {
        @Override
        double of(double x) {
            return softplus(x);
        }
    },
    CLIP {
        @Override
        double of(double x) {
            return Math.min(1, Math.max(0, x));
        }
    },
    LOG {
        @Override
        double of(double x) {
            return Math.log(Math.max(x, LEAST));
        }
    };

    private static final double LEAST = 1e-12;

    abstract double of(double x);

    /** {@code ln(1 + exp(x))}, without overflow. */
    static double softplus(double x) {
        return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    final void apply(float[] from, int at, float[] work, int to, int width) {
        for (int i = 0; i < width; i++) {
            work[to + i] = (float) of(from[at + i]);
        }
    }
}
