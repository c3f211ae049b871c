package io.limbeck.engine.tensorflow;

import io.limbeck.spi.TableSpec;
import io.limbeck.spi.model.View.InputGradient;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Derivatives of a model's outputs with respect to its features.
 *
 * @param graph the model's graph
 * @param tf where operations go
 * @param features {@code [batch, shape…]}
 * @param logits {@code [batch, classes]}
 * @param labels true classes, {@code [batch]}
 * @param data the data set
 */
record ModelGradients(
        Graph graph,
        Ops tf,
        Operand<TFloat32> features,
        Operand<TFloat32> logits,
        Operand<TInt32> labels,
        TableSpec data) {

    /** {@return {@code [batch, shape…]}; {@code [batch, classes, shape…]} for all logits} */
    Operand<TFloat32> of(InputGradient.Of of) {
        return switch (of) {
            case LOSS -> gradient(tf.math.neg(tf.math.mul(oneHot(labels), tf.nn.logSoftmax(logits))));
            case LABEL -> gradient(tf.math.mul(oneHot(labels), logits));
            case DECISION ->
                gradient(tf.math.mul(oneHot(tf.math.argMax(logits, tf.constant(1), TInt32.class)), logits));
            case ALL -> {
                List<Operand<TFloat32>> rows = new ArrayList<>();
                for (int c = 0; c < classes(); c++) {
                    rows.add(gradient(tf.gather(logits, tf.constant(c), tf.constant(1))));
                }
                yield tf.stack(rows, Stack.axis(1L));
            }
        };
    }

    private int classes() {
        return data.classes().size();
    }

    private Operand<TFloat32> oneHot(Operand<TInt32> codes) {
        return tf.oneHot(codes, tf.constant(classes()), tf.constant(1f), tf.constant(0f));
    }

    private Operand<TFloat32> gradient(Operand<TFloat32> of) {
        return Gradients.of(graph, of, features);
    }
}
