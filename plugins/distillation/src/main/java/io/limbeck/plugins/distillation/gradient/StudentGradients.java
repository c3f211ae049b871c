package io.limbeck.plugins.distillation.gradient;

import io.limbeck.spi.model.View.InputGradient.Of;
import io.limbeck.spi.tensorflow.LossInputs;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** What {@link io.limbeck.spi.model.View.InputGradient} shows of a teacher, of the student: to be differentiated again. */
final class StudentGradients {

    private StudentGradients() {}

    /**
     * {@return the student's gradients with respect to its features, {@code [batch, shape…]}, or {@code [batch, classes,
     * shape…]} for all logits}. {@link Of#DECISION} is the class that the <em>teacher</em> decides for: the gradients of
     * two different logits are not to be compared.
     */
    static Operand<TFloat32> of(LossInputs in, Of of) {
        Ops tf = in.tf();
        return switch (of) {
            case LOSS -> in.inputGradient(tf.math.neg(tf.math.mul(in.oneHotLabels(), tf.nn.logSoftmax(in.logits()))));
            case LABEL -> in.inputGradient(tf.math.mul(in.oneHotLabels(), in.logits()));
            case DECISION -> in.inputGradient(tf.math.mul(decision(in), in.logits()));
            case ALL -> {
                List<Operand<TFloat32>> rows = new ArrayList<>();
                for (int label = 0; label < in.classes(); label++) {
                    rows.add(in.inputGradient(tf.gather(in.logits(), tf.constant(label), tf.constant(1))));
                }
                yield tf.stack(rows, Stack.axis(1L));
            }
        };
    }

    private static Operand<TFloat32> decision(LossInputs in) {
        Ops tf = in.tf();
        Operand<TInt32> decided = tf.math.argMax(in.teacherLogits(), tf.constant(1), TInt32.class);
        return tf.oneHot(decided, tf.constant(in.classes()), tf.constant(1f), tf.constant(0f));
    }

    /** {@return {@code [batch, everything else]}} */
    static Operand<TFloat32> flat(LossInputs in, Operand<TFloat32> gradients) {
        Ops tf = in.tf();
        Operand<TInt32> rows = tf.gather(tf.shape(gradients), tf.constant(0), tf.constant(0));
        return tf.reshape(gradients, tf.stack(List.of(rows, tf.constant(-1))));
    }
}
