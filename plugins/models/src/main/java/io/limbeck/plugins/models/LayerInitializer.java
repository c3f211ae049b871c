package io.limbeck.plugins.models;

import io.limbeck.spi.tensorflow.Initializer;

/** First values of a layer's weights and biases. */
enum LayerInitializer {
    /** Weights uniform in ± √(6 / (fanIn + fanOut)), biases zero. */
    GLOROT {
        @Override
        Initializer weights(long fanIn) {
            return Initializer.glorotUniform();
        }

        @Override
        Initializer biases(long fanIn) {
            return Initializer.zeros();
        }
    },
    /** Weights normal with deviation √(2 / fanIn), biases zero. */
    HE {
        @Override
        Initializer weights(long fanIn) {
            return Initializer.heNormal();
        }

        @Override
        Initializer biases(long fanIn) {
            return Initializer.zeros();
        }
    },
    /** Weights and biases uniform in ± √(1 / fanIn), as PyTorch's {@code Linear} begins. */
    TORCH {
        @Override
        Initializer weights(long fanIn) {
            return Initializer.uniform(1 / Math.sqrt(fanIn));
        }

        @Override
        Initializer biases(long fanIn) {
            return Initializer.uniform(1 / Math.sqrt(fanIn));
        }
    };

    abstract Initializer weights(long fanIn);

    abstract Initializer biases(long fanIn);
}
