package io.limbeck.plugins.models.mutual;

import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What a peer is taught by the others: {@code T² · 1/(N-1) · Σ_{j≠i} KL(softmax(z_j/T) ‖ softmax(z_i/T))}, averaged over the
 * batch by row weights. The others' logits {@code z_j} are constants here, so that no gradient reaches them.
 *
 * @param peer number of the peer, i
 * @param peers number of peers, N
 * @param temperature T
 */
record PeerDivergence(int peer, int peers, double temperature) implements LossTerm {

    @Override
    public Set<Need> needs() {
        return Set.of();
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Ops tf = in.tf();
        Operand<TFloat32> own = logarithms(tf, PeerLoss.logits(in, peer));
        List<Operand<TFloat32>> divergences = new ArrayList<>();
        for (int other = 0; other < peers; other++) {
            if (other != peer) {
                Operand<TFloat32> taught = logarithms(tf, tf.stopGradient(PeerLoss.logits(in, other)));
                divergences.add(
                        tf.reduceSum(tf.math.mul(tf.math.exp(taught), tf.math.sub(taught, own)), tf.constant(1)));
            }
        }
        Operand<TFloat32> perRow =
                tf.math.mul(tf.math.addN(divergences), tf.constant((float) (temperature * temperature / (peers - 1))));
        Operand<TFloat32> total = tf.reduceSum(tf.math.mul(in.weights(), perRow), tf.constant(0));
        return tf.math.divNoNan(total, tf.reduceSum(in.weights(), tf.constant(0)));
    }

    private Operand<TFloat32> logarithms(Ops tf, Operand<TFloat32> logits) {
        return tf.nn.logSoftmax(tf.math.div(logits, tf.constant((float) temperature)));
    }
}
