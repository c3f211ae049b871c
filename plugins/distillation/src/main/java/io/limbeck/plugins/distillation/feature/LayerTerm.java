package io.limbeck.plugins.distillation.feature;

import io.limbeck.spi.model.View;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** A term on one layer of the teacher and one of the student. It looks neither at labels nor at logits. */
abstract class LayerTerm implements LossTerm {

    private final LayerPair pair;

    LayerTerm(LayerPair pair) {
        this.pair = pair;
    }

    @Override
    public final Set<Need> needs() {
        return Set.of();
    }

    @Override
    public final Set<View> views() {
        return Set.of(pair.view());
    }

    @Override
    public final Operand<TFloat32> loss(LossInputs in) {
        return loss(in, Layers.of(in, pair));
    }

    /** {@return the term's value, a scalar} */
    abstract Operand<TFloat32> loss(LossInputs in, Layers layers);
}
