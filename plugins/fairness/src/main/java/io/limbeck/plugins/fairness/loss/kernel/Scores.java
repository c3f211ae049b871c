package io.limbeck.plugins.fairness.loss.kernel;

import io.limbeck.spi.tensorflow.LossInputs;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What of a model's outputs is compared between groups. */
enum Scores {
    /** The probability of the favourable class. */
    FAVOURABLE,
    /** The probabilities of all classes, one point a row. */
    PROBABILITIES,
    /** All logits, one point a row. */
    LOGITS;

    static final String SUMMARY =
            "What is compared: the probability of the favourable class, the probabilities of all classes, or the logits";

    /** {@return a point for each row, {@code [batch, coordinates]}} */
    Operand<TFloat32> of(LossInputs in) {
        Ops tf = in.tf();
        return switch (this) {
            case FAVOURABLE -> {
                float[][] favourable = new float[in.classes()][1];
                favourable[in.favourable()][0] = 1;
                yield tf.linalg.matMul(tf.nn.softmax(in.logits()), tf.constant(favourable));
            }
            case PROBABILITIES -> tf.nn.softmax(in.logits());
            case LOGITS -> in.logits();
        };
    }
}
