package io.limbeck.spi.tensorflow.gradient;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.Conv2d;
import org.tensorflow.op.nn.Conv2dBackpropInput;
import org.tensorflow.op.nn.DepthwiseConv2dNative;
import org.tensorflow.op.nn.DepthwiseConv2dNativeBackpropFilter;
import org.tensorflow.op.nn.DepthwiseConv2dNativeBackpropInput;
import org.tensorflow.types.TFloat32;

/**
 * Gradients of the gradients of convolutions. A convolution is linear in its input x and in its kernel k; each of its
 * gradients is linear in the two others, and so the three turn into each other. (TensorFlow itself knows that of
 * {@code Conv2DBackpropInput}.)
 */
final class ConvolutionGradients {

    private ConvolutionGradients() {}

    static List<OpGradient> all() {
        return List.of(
                new Definition("Conv2DBackpropFilter", ConvolutionGradients::filter),
                new Definition("DepthwiseConv2dNativeBackpropFilter", ConvolutionGradients::depthwiseFilter),
                new Definition("DepthwiseConv2dNativeBackpropInput", ConvolutionGradients::depthwiseInput));
    }

    /** Inputs: x, the kernel's shape, dy. */
    private static List<Operand<?>> filter(Differentiated in) {
        Ops tf = in.tf();
        Operand<TFloat32> kernel = in.gradient();
        return List.of(
                tf.nn.conv2dBackpropInput(
                        tf.shape(in.input(0)),
                        kernel,
                        in.input(2),
                        in.numbers("strides"),
                        in.text("padding"),
                        Conv2dBackpropInput.explicitPaddings(in.numbers("explicit_paddings")),
                        Conv2dBackpropInput.dataFormat(in.text("data_format")),
                        Conv2dBackpropInput.dilations(in.numbers("dilations"))),
                in.none(),
                tf.nn.conv2d(
                        in.input(0),
                        kernel,
                        in.numbers("strides"),
                        in.text("padding"),
                        Conv2d.explicitPaddings(in.numbers("explicit_paddings")),
                        Conv2d.dataFormat(in.text("data_format")),
                        Conv2d.dilations(in.numbers("dilations"))));
    }

    /** Inputs: x, the kernel's shape, dy. */
    private static List<Operand<?>> depthwiseFilter(Differentiated in) {
        Ops tf = in.tf();
        Operand<TFloat32> kernel = in.gradient();
        return List.of(
                tf.nn.depthwiseConv2dNativeBackpropInput(
                        tf.shape(in.input(0)),
                        kernel,
                        in.input(2),
                        in.numbers("strides"),
                        in.text("padding"),
                        DepthwiseConv2dNativeBackpropInput.explicitPaddings(in.numbers("explicit_paddings")),
                        DepthwiseConv2dNativeBackpropInput.dataFormat(in.text("data_format")),
                        DepthwiseConv2dNativeBackpropInput.dilations(in.numbers("dilations"))),
                in.none(),
                depthwise(in, in.input(0), kernel));
    }

    /** Inputs: the shape of x, the kernel, dy. */
    private static List<Operand<?>> depthwiseInput(Differentiated in) {
        Ops tf = in.tf();
        Operand<TFloat32> x = in.gradient();
        return List.of(
                in.none(),
                tf.nn.depthwiseConv2dNativeBackpropFilter(
                        x,
                        tf.shape(in.input(1)),
                        in.input(2),
                        in.numbers("strides"),
                        in.text("padding"),
                        DepthwiseConv2dNativeBackpropFilter.explicitPaddings(in.numbers("explicit_paddings")),
                        DepthwiseConv2dNativeBackpropFilter.dataFormat(in.text("data_format")),
                        DepthwiseConv2dNativeBackpropFilter.dilations(in.numbers("dilations"))),
                depthwise(in, x, in.input(1)));
    }

    private static Operand<TFloat32> depthwise(Differentiated in, Operand<TFloat32> x, Operand<TFloat32> kernel) {
        return in.tf()
                .nn
                .depthwiseConv2dNative(
                        x,
                        kernel,
                        in.numbers("strides"),
                        in.text("padding"),
                        DepthwiseConv2dNative.explicitPaddings(in.numbers("explicit_paddings")),
                        DepthwiseConv2dNative.dataFormat(in.text("data_format")),
                        DepthwiseConv2dNative.dilations(in.numbers("dilations")));
    }
}
