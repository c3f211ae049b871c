package io.limbeck.spi.tensorflow;

import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.model.View;
import java.util.Set;
import org.apiguardian.api.API;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** One term of a training objective. The host sums terms, each times its weight. */
@API(status = API.Status.STABLE, since = "0.1")
public interface LossTerm {

    /** The kind. */
    ComponentKind<LossTerm> KIND = new ComponentKind<>("loss-term", LossTerm.class, "One term of a training objective");

    /** {@return what the term cannot do without} */
    Set<Need> needs();

    /** {@return what the term looks at in the teacher besides its logits; a term with any of these needs a teacher} */
    default Set<View> views() {
        return Set.of();
    }

    /**
     * {@return how many rows the term can be asked about at once, for the memory it takes; the host looks at validation rows in
     * portions of at most so many} A training batch is as large as the user says.
     */
    default int rowsAtOnce() {
        return Integer.MAX_VALUE;
    }

    /**
     * {@return the term's value, a scalar; finite for every batch, also one in which a group is absent}
     *
     * @param inputs the batch
     */
    Operand<TFloat32> loss(LossInputs inputs);
}
