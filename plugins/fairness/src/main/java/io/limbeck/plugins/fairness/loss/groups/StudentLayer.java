package io.limbeck.plugins.fairness.loss.groups;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Problem;
import io.limbeck.spi.tensorflow.LossInputs;
import java.util.Collection;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A layer of the student that a term looks at, by name. */
public final class StudentLayer {

    private StudentLayer() {}

    /** {@return what is wrong with the name of a layer, if the architecture is known and has none of that name} */
    public static Optional<Problem> problem(String setting, String layer, PortSpecs inputs) {
        return inputs.spec("architecture", ModelSpec.class)
                .filter(student -> !student.taps().contains(layer))
                .map(student -> missing(setting, layer, student.taps()));
    }

    /**
     * {@return the layer's values, those of each row in one line, {@code [batch, width]}}
     *
     * @throws InvalidInputException if the student has no such layer
     */
    public static Operand<TFloat32> vectors(LossInputs in, String setting, String layer) {
        Operand<TFloat32> values = in.taps().get(layer);
        if (values == null) {
            throw new InvalidInputException(missing(setting, layer, in.taps().keySet()));
        }
        return vectors(in.tf(), values);
    }

    /** {@return values of {@code [batch, shape…]} in one line a row, {@code [batch, width]}} */
    public static Operand<TFloat32> vectors(Ops tf, Operand<TFloat32> values) {
        int width = 1;
        for (int i = 1; i < values.shape().numDimensions(); i++) {
            width = Math.multiplyExact(width, Math.toIntExact(values.shape().get(i)));
        }
        return tf.reshape(values, tf.constant(new int[] {-1, width}));
    }

    private static Problem missing(String setting, String layer, Collection<String> known) {
        return Problem.error(
                setting,
                "the student has no layer '" + layer + "'"
                        + (known.isEmpty() ? ", and shows none" : "; it has '" + String.join("', '", known) + "'"),
                known.isEmpty() ? "use an architecture with layers, such as 'models/mlp'" : "write one of those names");
    }
}
