package io.limbeck.engine.tensorflow;

import io.limbeck.spi.Schedule;
import io.limbeck.spi.Wired;
import io.limbeck.spi.tensorflow.Forward;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The sum of loss terms, each times its weight, and of the architecture's own penalties. */
final class Objective {

    private final Graph graph;
    private final List<Wired<LossTerm>> terms;
    private final Scalars scalars;
    private final Variables variables;

    Objective(Graph graph, List<Wired<LossTerm>> terms, Scalars scalars, Variables variables) {
        this.graph = graph;
        this.terms = terms;
        this.scalars = scalars;
        this.variables = variables;
    }

    /** {@return whether a term has features guessed that are hidden, of validation rows as of others} */
    boolean guesses() {
        return terms.stream().anyMatch(term -> term.value().needs().contains(Need.HIDDEN_FEATURES));
    }

    /** {@return the objective on one batch, a scalar} */
    Operand<TFloat32> build(Ops tf, AugmentedBatch.Seen seen, Forward forward, ResidentRows batch) {
        List<Operand<TFloat32>> parts = new ArrayList<>(forward.penalties().values());
        for (int i = 0; i < terms.size(); i++) {
            Wired<LossTerm> term = terms.get(i);
            Operand<TFloat32> loss = term.value()
                    .loss(new BatchLoss(
                            graph,
                            tf.withSubScope("loss" + i),
                            seen,
                            forward,
                            batch,
                            variables.scope("loss" + i + "/")));
            parts.add(term.weight().equals(Schedule.ONE) ? loss : tf.math.mul(scalars.operand(term.weight()), loss));
        }
        if (parts.isEmpty()) {
            throw new IllegalStateException("A model without a loss term cannot be trained");
        }
        return parts.size() == 1 ? parts.get(0) : tf.math.addN(parts);
    }
}
