package io.limbeck.spi.tensorflow;

import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Table;
import org.apiguardian.api.API;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What an architecture builds upon. */
@API(status = API.Status.STABLE, since = "0.1")
public interface ForwardInputs {

    /** {@return where to build operations} */
    Ops tf();

    /** {@return the features, {@code [batch, shape…]} with the shape of {@link #data()}} */
    Operand<TFloat32> features();

    /** {@return the data set: feature shape and classes are known} */
    TableSpec data();

    /**
     * {@return the prepared training rows}, for values that are read off the data once: knots, usual values. Keep such
     * values with {@link VariableScope#fixed}, so that they stay with the model.
     */
    Table rows();

    /** {@return where variables come from} */
    VariableScope variables();

    /** {@return whether this is the training graph; dropout and the like act only there} */
    boolean training();

    /**
     * {@return {@code values} with a share of them set to zero and the rest scaled by 1 / (1 - rate), in the training
     * graph; {@code values} elsewhere}
     *
     * <p>Stateless: the mask is a function of seed, layer name and step, so that training can be resumed.
     *
     * @param name unique within the architecture
     * @param values what enters the layer
     * @param rate share of zeros, in [0, 1)
     */
    Operand<TFloat32> dropout(String name, Operand<TFloat32> values, float rate);

    /**
     * {@return what a layer computes with, in place of the activations that enter it}: the same, unless a compressor acts
     * on them. An architecture that calls this on what enters each of its layers can have its activations quantised; of
     * one that does not, only the weights can be.
     *
     * @param name unique within the architecture
     * @param values what enters the layer
     */
    default Operand<TFloat32> activation(String name, Operand<TFloat32> values) {
        return values;
    }
}
