package io.limbeck.plugins.models.image;

import io.limbeck.plugins.models.layer.Activation;
import io.limbeck.plugins.models.layer.Dense;
import io.limbeck.plugins.models.layer.LayerInitializer;
import io.limbeck.spi.tensorflow.Forward;
import io.limbeck.spi.tensorflow.ForwardInputs;
import io.limbeck.spi.tensorflow.VariableScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A convolutional network while it is built, layer by layer; every layer becomes a tap. Feature maps are
 * {@code [batch, height, width, filters]}, dense layers {@code [batch, units]}.
 */
final class ImageLayers {

    private final ForwardInputs inputs;
    private final Ops tf;
    private final Activation activation;
    private final LayerInitializer initializer;
    private final Map<String, Operand<TFloat32>> taps = new LinkedHashMap<>();
    private Operand<TFloat32> x;
    private ImageShape shape;

    ImageLayers(ForwardInputs inputs, Activation activation, LayerInitializer initializer) {
        this.inputs = inputs;
        this.tf = inputs.tf();
        this.activation = activation;
        this.initializer = initializer;
        this.shape = ImageShape.of(inputs.data().shape());
        this.x = tf.reshape(inputs.features(), shape.batch(tf));
    }

    /** A convolution with biases and the activation; the tap is after the activation. */
    void convolution(String name, int kernel, int filters, Padding padding) {
        VariableScope scope = inputs.variables().child(name);
        long fanIn = (long) kernel * kernel * shape.channels();
        Operand<TFloat32> weights = scope.trainable(
                "weights", Shape.of(kernel, kernel, shape.channels(), filters), initializer.weights(fanIn));
        Operand<TFloat32> biases = scope.trainable("biases", Shape.of(filters), initializer.biases(fanIn));
        Operand<TFloat32> sums =
                tf.nn.conv2d(inputs.activation(name, x), weights, List.of(1L, 1L, 1L, 1L), padding.name());
        set(name, activation.apply(tf, tf.nn.biasAdd(sums, biases)));
        shape = padding.after(shape, kernel, filters);
    }

    /** The largest value of each window; windows lie side by side, those at the far edges may be cut off. */
    void pool(String name, int side) {
        Operand<TInt32> window = tf.array(1, side, side, 1);
        set(name, tf.nn.maxPool(x, window, window, Padding.SAME.name()));
        shape = new ImageShape((shape.height() + side - 1) / side, (shape.width() + side - 1) / side, shape.channels());
    }

    /** A fully connected layer with the activation; the tap is before dropout. */
    void dense(String name, int units, float dropout) {
        set(name, activation.apply(tf, sums(name, units)));
        x = inputs.dropout(name, x, dropout);
        shape = new ImageShape(1, 1, units);
    }

    /** One unit per class, and the whole graph. */
    Forward logits() {
        set("logits", sums("logits", inputs.data().classes().size()));
        return new Forward(x, taps, Map.of());
    }

    private Operand<TFloat32> sums(String name, int units) {
        int width = shape.height() * shape.width() * shape.channels();
        Operand<TFloat32> flat = tf.reshape(x, tf.array(-1, width));
        Operand<TFloat32> entering = inputs.activation(name, flat);
        return Dense.build(tf, inputs.variables().child(name), entering, width, units, initializer)
                .sums();
    }

    private void set(String name, Operand<TFloat32> layer) {
        taps.put(name, layer);
        x = layer;
    }

    /** What a convolution does at the edges. The names are TensorFlow's. */
    enum Padding {
        /** Zeros around the image keep its size. */
        SAME {
            @Override
            ImageShape after(ImageShape before, int kernel, int filters) {
                return new ImageShape(before.height(), before.width(), filters);
            }
        },
        /** The kernel stays inside; the image becomes smaller by {@code kernel - 1}. */
        VALID {
            @Override
            ImageShape after(ImageShape before, int kernel, int filters) {
                return new ImageShape(before.height() - kernel + 1, before.width() - kernel + 1, filters);
            }
        };

        abstract ImageShape after(ImageShape before, int kernel, int filters);
    }
}
