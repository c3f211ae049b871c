package io.limbeck.plugins.models.mutual;

import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.tensorflow.ForwardInputs;
import io.limbeck.spi.tensorflow.VariableScope;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What one peer builds upon: the same rows, variables and dropout of its own.
 *
 * @param inputs what all build upon
 * @param peer number of the peer
 */
record PeerForward(ForwardInputs inputs, int peer) implements ForwardInputs {

    @Override
    public Ops tf() {
        return inputs.tf().withSubScope("peer" + peer);
    }

    @Override
    public Operand<TFloat32> features() {
        return inputs.features();
    }

    @Override
    public TableSpec data() {
        return inputs.data();
    }

    @Override
    public Table rows() {
        return inputs.rows();
    }

    @Override
    public VariableScope variables() {
        return inputs.variables().child("peer" + peer);
    }

    @Override
    public boolean training() {
        return inputs.training();
    }

    @Override
    public Operand<TFloat32> dropout(String name, Operand<TFloat32> values, float rate) {
        return inputs.dropout(Peers.prefix(peer) + name, values, rate);
    }

    @Override
    public Operand<TFloat32> activation(String name, Operand<TFloat32> values) {
        return inputs.activation(Peers.prefix(peer) + name, values);
    }
}
