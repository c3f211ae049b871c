package io.limbeck.plugins.pretraining;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.tensorflow.Initializer;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.VariableScope;
import java.util.Collection;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The layer of the student that hidden features are guessed from, and the guess: a projection of the term's own. */
final class Tap {

    private static final String SETTING = "layer";

    private Tap() {}

    /** First phase: the student has a layer of that name. */
    static Ports ports(String layer, PortSpecs inputs) {
        return inputs.spec("architecture", ModelSpec.class)
                .filter(model -> !model.taps().contains(layer))
                .map(model -> Ports.NONE.with(missing(layer, model.taps())))
                .orElse(Ports.NONE);
    }

    private static Problem missing(String layer, Collection<String> known) {
        return Problem.error(
                SETTING,
                "the student has no layer '" + layer + "'",
                known.isEmpty() ? "use a model with layers, such as 'models/mlp'" : "write one of " + known);
    }

    /**
     * {@return the layer, {@code [batch, shape…]}}
     *
     * @throws InvalidInputException if there is none
     */
    static Operand<TFloat32> of(LossInputs in, String layer) {
        Operand<TFloat32> values = in.taps().get(layer);
        if (values == null) {
            throw new InvalidInputException(missing(layer, in.taps().keySet()));
        }
        for (int i = 1; i < values.shape().numDimensions(); i++) {
            if (values.shape().get(i) == Shape.UNKNOWN_SIZE) {
                throw new InvalidInputException(Problem.error(
                        SETTING, "'" + layer + "' has a shape that is not known", "tap a layer of a fixed shape"));
            }
        }
        return values;
    }

    /** {@return number of values of one row of a layer} */
    static int units(Operand<TFloat32> layer) {
        long units = 1;
        for (int i = 1; i < layer.shape().numDimensions(); i++) {
            units = Math.multiplyExact(units, layer.shape().get(i));
        }
        return Math.toIntExact(units);
    }

    /** {@return {@code x·W + b}; W and b belong to the term, and no student keeps them} */
    static Operand<TFloat32> guess(LossInputs in, Operand<TFloat32> points, int from, int to) {
        Ops tf = in.tf();
        VariableScope variables = in.variables().child("projection");
        Operand<TFloat32> kernel = variables.trainable("kernel", Shape.of(from, to), Initializer.glorotUniform());
        Operand<TFloat32> bias = variables.trainable("bias", Shape.of(to), Initializer.zeros());
        return tf.math.add(tf.linalg.matMul(points, kernel), bias);
    }
}
