package io.limbeck.plugins.distillation.feature;

import io.limbeck.plugins.distillation.feature.LayerPair.Named;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * One layer on one batch.
 *
 * @param tf where to build operations
 * @param named whose layer it is, and its name
 * @param values {@code [batch, shape…]}
 * @param shape shape of one row: {@code [units]}, {@code [height, width, channels]}
 */
record Layer(Ops tf, Named named, Operand<TFloat32> values, List<Integer> shape) {

    static Layer of(Ops tf, Named named, Operand<TFloat32> values) {
        Shape full = values.shape();
        List<Integer> shape = new ArrayList<>();
        for (int i = 1; i < full.numDimensions(); i++) {
            shape.add(Math.toIntExact(full.get(i)));
        }
        Layer layer = new Layer(tf, named, values, List.copyOf(shape));
        if (shape.contains((int) Shape.UNKNOWN_SIZE)) {
            throw layer.unfit("has the shape " + shape + ", of which '-1' is unknown", "tap a layer of a fixed shape");
        }
        return layer;
    }

    /** {@return product of the shape} */
    int width() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** {@return the last dimension} */
    int channels() {
        return shape.isEmpty() ? 1 : shape.get(shape.size() - 1);
    }

    /** {@return the values of each row in one line, {@code [batch, width]}} */
    Operand<TFloat32> vectors() {
        return tf.reshape(values, tf.constant(new int[] {-1, width()}));
    }

    /** {@return the values of all rows and places, {@code [batch · places, channels]}} */
    Operand<TFloat32> points() {
        return tf.reshape(values, tf.constant(new int[] {-1, channels()}));
    }

    /** {@return each channel's map in one line, {@code [batch, places, channels]}} */
    Operand<TFloat32> maps() {
        return tf.reshape(values, tf.constant(new int[] {-1, width() / channels(), channels()}));
    }

    /**
     * {@return this layer}
     *
     * @throws InvalidInputException if its rows are no images
     */
    Layer requireImages(String instead) {
        if (shape.size() != 3) {
            throw unfit("has the shape " + shape + ", but a term on maps wants [height, width, channels]", instead);
        }
        return this;
    }

    /** {@return this layer averaged over blocks, {@code down} places high and {@code across} places wide} */
    Layer averaged(int down, int across) {
        if (down == 1 && across == 1) {
            return this;
        }
        List<Long> block = List.of(1L, (long) down, (long) across, 1L);
        return new Layer(
                tf,
                named,
                tf.nn.avgPool(values, block, block, "VALID"),
                List.of(shape.get(0) / down, shape.get(1) / across, shape.get(2)));
    }

    /** {@return the words for a message: layer 'conv1' of the student} */
    String described() {
        return "layer '" + named.layer() + "' of the " + named.owner().word();
    }

    InvalidInputException unfit(String why, String remedy) {
        return new InvalidInputException(Problem.error(named.setting(), described() + " " + why, remedy));
    }
}
