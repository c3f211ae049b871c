package io.limbeck.plugins.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.model.TrainedWeights;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/** Variables by handle, as TensorFlow 2 has them; TensorFlow for Java saves only those by reference. */
class SavedVariablesTest {

    private static VarHandleOp handle(Ops tf, String name, Class<? extends TType> type, long size) {
        return tf.withName(name).varHandleOp(type, Shape.of(size), VarHandleOp.sharedName(name));
    }

    @Test
    void aVariableByHandleIsReadByTheOperationThatReadsIt() {
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            Ops tf = Ops.create(graph);
            VarHandleOp bias = handle(tf, "dense.bias", TFloat32.class, 2);
            VarHandleOp count = handle(tf, "count", TInt32.class, 1);
            tf.readVariableOp(bias, TFloat32.class);
            tf.readVariableOp(count, TInt32.class);
            session.runner()
                    .addTarget(tf.assignVariableOp(bias, tf.constant(Rows.B)))
                    .addTarget(tf.assignVariableOp(count, tf.constant(new int[] {3})))
                    .run()
                    .close();
            TrainedWeights weights = SavedVariables.read(graph, session, Map.of("logits/biases", "dense.bias"));
            assertThat(weights.shape("logits/biases")).containsExactly(2);
            assertThat(weights.values("logits/biases")).containsExactly(Rows.B);
            assertThatThrownBy(() -> SavedVariables.read(graph, session, Map.of("steps", "count")))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("variables.steps: 'count' cannot be read as 32-bit floats");
        }
    }
}
