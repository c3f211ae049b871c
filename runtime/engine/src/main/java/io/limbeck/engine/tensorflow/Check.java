package io.limbeck.engine.tensorflow;

import io.limbeck.spi.Schedule;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Figures on the validation rows of a batch.
 *
 * @param indices the rows
 * @param objective the objective
 * @param right how many decisions are right; where numbers are predicted, the sum of squared errors on the scale of the
 *     training rows
 * @param measures measures of the terms whose weight has a target, by number
 */
record Check(
        Placeholder<TInt32> indices,
        Operand<TFloat32> objective,
        Operand<TFloat32> right,
        Map<Integer, Operand<TFloat32>> measures) {

    static Check of(Passes passes, TrainingGraph.SplitRows split, Objective terms) {
        Ops tf = passes.tf();
        Placeholder<TInt32> batch = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
        Passes.Pass pass = passes.validation(split, batch, terms.guesses());
        Operand<TFloat32> right = tf.reduceSum(
                passes.data().isRegression() ? squaredErrors(tf, pass) : rightDecisions(tf, pass), tf.constant(0));
        Objective.Summed summed = terms.build(tf, pass, false);
        Map<Integer, Operand<TFloat32>> measures = new LinkedHashMap<>();
        for (int i = 0; i < passes.recipe().objective().size(); i++) {
            if (passes.recipe().objective().get(i).weight() instanceof Schedule.Target target) {
                measures.put(
                        i,
                        switch (target.on()) {
                            case PROBABILITIES -> summed.terms().get(i);
                            case DECISIONS -> terms.term(i, tf, pass, Decided.of(tf, pass.forward()), false);
                        });
            }
        }
        return new Check(batch, summed.value(), right, measures);
    }

    private static Operand<TFloat32> rightDecisions(Ops tf, Passes.Pass pass) {
        Operand<TInt32> decided = tf.math.argMax(pass.forward().logits(), tf.constant(1), TInt32.class);
        return tf.dtypes.cast(tf.math.equal(decided, pass.rows().labels()), TFloat32.class);
    }

    private static Operand<TFloat32> squaredErrors(Ops tf, Passes.Pass pass) {
        Operand<TFloat32> means = tf.gather(pass.forward().logits(), tf.constant(0), tf.constant(1));
        return tf.math.squaredDifference(means, pass.rows().targets());
    }
}
