package io.limbeck.engine.tensorflow;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.tensorflow.Forward;
import io.limbeck.spi.tensorflow.ForwardInputs;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import io.limbeck.spi.tensorflow.VariableScope;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * What an architecture sees while it builds.
 *
 * @param tf where operations go
 * @param features the rows' features
 * @param rows the training rows
 * @param data the data set
 * @param variables where variables come from
 * @param compression what stands between the architecture and its layers
 * @param step number of the training step; null in an inference graph
 * @param random source of dropout keys
 */
record ForwardGraph(
        Ops tf,
        Operand<TFloat32> features,
        Table rows,
        TableSpec data,
        VariableScope variables,
        Compression compression,
        @Nullable Operand<TInt64> step,
        RandomSource random)
        implements ForwardInputs {

    /** Builds the graph and checks what it gives. */
    Forward build(StudentArchitecture architecture) {
        return architecture.build(this);
    }

    @Override
    public boolean training() {
        return step != null;
    }

    @Override
    public Operand<TFloat32> activation(String name, Operand<TFloat32> values) {
        return compression.activation(name, values);
    }

    @Override
    public Operand<TFloat32> dropout(String name, Operand<TFloat32> values, float rate) {
        if (rate < 0 || rate >= 1) {
            throw new IllegalArgumentException("The dropout rate must be in [0, 1), but is '" + rate + "'");
        }
        if (step == null || rate == 0) {
            return values;
        }
        Operand<TFloat32> chance = new StepRandom(tf, random.child("dropout"), step).uniform(name, tf.shape(values));
        Operand<TFloat32> kept = tf.dtypes.cast(tf.math.greaterEqual(chance, tf.constant(rate)), TFloat32.class);
        return tf.math.mul(values, tf.math.mul(kept, tf.constant(1 / (1 - rate))));
    }
}
