package io.limbeck.plugins.models.image;

import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.TableSpec;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;

/**
 * Rows that are images.
 *
 * @param height in pixels
 * @param width in pixels
 * @param channels numbers per pixel; 1 for a shape without channels
 */
public record ImageShape(int height, int width, int channels) {

    /**
     * {@return the image that a row's shape is: {@code [height, width]} or {@code [height, width, channels]}}
     *
     * @throws IllegalArgumentException if it is none
     */
    public static ImageShape of(List<Integer> shape) {
        if (shape.size() != 2 && shape.size() != 3) {
            throw new IllegalArgumentException("Rows of the shape " + shape + " are no images");
        }
        return new ImageShape(shape.get(0), shape.get(1), shape.size() == 3 ? shape.get(2) : 1);
    }

    /** {@return the image that the rows of the plugged-in data are, if that is known} */
    public static Optional<ImageShape> of(PortSpecs inputs) {
        return inputs.data()
                .map(TableSpec::shape)
                .filter(shape -> shape.size() == 2 || shape.size() == 3)
                .map(ImageShape::of);
    }

    /** {@return a problem if it is known that the rows of the plugged-in data are no images} */
    public static Ports check(PortSpecs inputs) {
        List<Integer> shape = inputs.data().map(TableSpec::shape).orElse(List.of());
        return shape.isEmpty() || shape.size() == 2 || shape.size() == 3
                ? Ports.NONE
                : Ports.NONE.with(Problem.error(
                        "",
                        "works on images, rows of the shape [height, width] or [height, width, channels], but the rows"
                                + " have the shape '" + shape + "'",
                        "take data with images, such as 'data/idx-images', and keep transforms that flatten them out of"
                                + " 'prepare'"));
    }

    /** {@return the shape of a batch, {@code [-1, height, width, channels]}} */
    public Operand<TInt32> batch(Ops tf) {
        return tf.array(-1, height, width, channels);
    }
}
