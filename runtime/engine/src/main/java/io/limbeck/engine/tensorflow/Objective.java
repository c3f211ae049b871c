package io.limbeck.engine.tensorflow;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Schedule;
import io.limbeck.spi.Wired;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.tensorflow.Forward;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The sum of loss terms, each times its weight, and of the architecture's own penalties. */
final class Objective {

    /**
     * An objective on one batch.
     *
     * @param value the objective, a scalar
     * @param terms each term's own value, before its weight, in order
     */
    record Summed(Operand<TFloat32> value, List<Operand<TFloat32>> terms) {}

    private final Graph graph;
    private final List<Wired<LossTerm>> terms;
    private final Scalars scalars;
    private final Variables variables;
    private final Table training;

    Objective(Graph graph, List<Wired<LossTerm>> terms, Scalars scalars, Variables variables, Table training) {
        this.graph = graph;
        this.terms = terms;
        this.scalars = scalars;
        this.variables = variables;
        this.training = training;
    }

    /** {@return whether a term has features guessed that are hidden, of validation rows as of others} */
    boolean guesses() {
        return terms.stream().anyMatch(term -> term.value().needs().contains(Need.HIDDEN_FEATURES));
    }

    /**
     * {@return the objective on one batch}
     *
     * @param trains whether terms may move their states
     */
    Summed build(Ops tf, Passes.Pass pass, boolean trains) {
        List<Operand<TFloat32>> parts =
                new ArrayList<>(pass.forward().penalties().values());
        List<Operand<TFloat32>> values = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            Operand<TFloat32> loss = term(i, tf, pass, pass.forward(), trains);
            values.add(loss);
            boolean one = terms.get(i).weight().equals(Schedule.ONE);
            parts.add(one ? loss : tf.math.mul(weight(i), loss));
        }
        if (parts.isEmpty()) {
            throw new IllegalStateException("A model without a loss term cannot be trained");
        }
        return new Summed(parts.size() == 1 ? parts.get(0) : tf.math.addN(parts), List.copyOf(values));
    }

    /**
     * {@return one term's own value on one batch}
     *
     * @param said what is taken for the model's answer
     */
    Operand<TFloat32> term(int i, Ops tf, Passes.Pass pass, Forward said, boolean trains) {
        TermVariables own = new TermVariables(variables, "loss" + i + "/", trains);
        BatchLoss batch = new BatchLoss(
                graph, tf.withSubScope("loss" + i), pass.seen(), said, pass.rows(), own, scalars, training);
        String name = "The loss term '" + terms.get(i).id() + "'";
        Operand<TFloat32> loss;
        try {
            loss = terms.get(i).value().loss(batch);
        } catch (InvalidInputException e) {
            throw e;
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new IllegalStateException(name + " cannot be built: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new IllegalStateException(name + " cannot be built: " + e, e);
        }
        if (loss.shape().numDimensions() > 0) {
            throw new IllegalStateException(name + " gives the shape " + loss.shape()
                    + ", but must give one number: the mean over the rows, say");
        }
        return loss;
    }

    private Operand<TFloat32> weight(int i) {
        Schedule weight = terms.get(i).weight();
        return weight instanceof Schedule.Target target
                ? variables.carried(Multipliers.variable(i), Shape.scalar(), () -> new float[] {(float) target.start()})
                : scalars.operand(weight);
    }
}
