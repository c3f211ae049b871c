package io.limbeck.plugins.models.layer;

import io.limbeck.spi.portable.PortableFunction;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What a layer does to its sums. Each has a gradient in TensorFlow's registry. */
public enum Activation {
    /** max(0, x). */
    RELU {
        @Override
        public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x) {
            return tf.nn.relu(x);
        }
    },
    /** Hyperbolic tangent. */
    TANH {
        @Override
        public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x) {
            return tf.math.tanh(x);
        }
    },
    /** x · Φ(x), the exact form (Hendrycks and Gimpel 2016, section 2). */
    GELU {
        @Override
        public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x) {
            Operand<TFloat32> erf = tf.math.erf(tf.math.mul(x, tf.constant((float) Math.sqrt(0.5))));
            return tf.math.mul(tf.math.mul(x, tf.constant(0.5f)), tf.math.add(erf, tf.constant(1f)));
        }
    },
    /** 1 / (1 + exp(-x)). */
    SIGMOID {
        @Override
        public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x) {
            return tf.math.sigmoid(x);
        }
    },
    /** x, and exp(x) - 1 below zero (Clevert et al. 2016). */
    ELU {
        @Override
        public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x) {
            return tf.nn.elu(x);
        }
    },
    /** ln(1 + exp(x)). */
    SOFTPLUS {
        @Override
        public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x) {
            return tf.math.softplus(x);
        }
    };

    /** {@return the activations, of the same shape} */
    public abstract Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x);

    /** {@return the same function outside of a graph} */
    public PortableFunction portable() {
        return PortableFunction.valueOf(name());
    }
}
