package io.limbeck.plugins.models.layer;

import io.limbeck.spi.tensorflow.Initializer;

/** First values of a layer's weights and biases. */
public enum LayerInitializer {
    /** Weights uniform in ± √(6 / (fanIn + fanOut)), biases zero. */
    GLOROT {
        @Override
        public Initializer weights(long fanIn) {
            return Initializer.glorotUniform();
        }

        @Override
        public Initializer biases(long fanIn) {
            return Initializer.zeros();
        }
    },
    /** Weights normal with deviation √(2 / fanIn), biases zero. */
    HE {
        @Override
        public Initializer weights(long fanIn) {
            return Initializer.heNormal();
        }

        @Override
        public Initializer biases(long fanIn) {
            return Initializer.zeros();
        }
    },
    /** Weights and biases uniform in ± √(1 / fanIn), as PyTorch's {@code Linear} begins. */
    TORCH {
        @Override
        public Initializer weights(long fanIn) {
            return Initializer.uniform(1 / Math.sqrt(fanIn));
        }

        @Override
        public Initializer biases(long fanIn) {
            return Initializer.uniform(1 / Math.sqrt(fanIn));
        }
    };

    /** {@return how the weights into units of {@code fanIn} inputs begin} */
    public abstract Initializer weights(long fanIn);

    /** {@return how the biases of units of {@code fanIn} inputs begin} */
    public abstract Initializer biases(long fanIn);
}
