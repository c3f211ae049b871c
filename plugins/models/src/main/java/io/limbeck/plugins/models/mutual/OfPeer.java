package io.limbeck.plugins.models.mutual;

import io.limbeck.spi.model.View;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A loss term that sees one peer as the student.
 *
 * @param peer number of the peer
 * @param term the term
 */
record OfPeer(int peer, LossTerm term) implements LossTerm {

    @Override
    public Set<Need> needs() {
        return term.needs();
    }

    @Override
    public Set<View> views() {
        return term.views();
    }

    @Override
    public Operand<TFloat32> loss(LossInputs inputs) {
        return term.loss(new PeerLoss(inputs, peer));
    }
}
