package io.limbeck.plugins.models.image;

import io.limbeck.plugins.models.image.ImageLayers.Padding;
import io.limbeck.plugins.models.layer.Activation;
import io.limbeck.plugins.models.layer.LayerInitializer;
import io.limbeck.plugins.models.layer.Outputs;
import io.limbeck.spi.Default;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.Forward;
import io.limbeck.spi.tensorflow.ForwardInputs;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import java.util.List;

/**
 * LeNet-5 [1] in two readings, both with rectified units, a maximum where the original averaged, every map connected to
 * every filter, and one linear unit per class:
 *
 * <ul>
 *   <li>{@code lecun-1998}: 5 × 5 convolutions with 6 filters (zeros around the image, as the original's 32 × 32 frame
 *       has) and 16 (inside), each pooled by 2, then 120 and 84 dense units; 61,706 parameters on 28 × 28 pixels;
 *   <li>{@code uncertainty-baselines} [2]: all convolutions keep the size, and a third one with 120 filters stands in
 *       place of the first dense layer; 545,546 parameters on 28 × 28 pixels.
 * </ul>
 *
 * <p>Taps are {@code conv0}, {@code pool0}, {@code conv1}, {@code pool1} ({@code [batch, height, width, filters]}),
 * {@code dense0} or {@code conv2}, {@code dense1} ({@code [batch, units]}) and {@code logits}.
 *
 * <p>[1] LeCun, Bottou, Bengio, Haffner: Gradient-Based Learning Applied to Document Recognition, 1998, section II.B.
 * [2] Nado et al.: Uncertainty Baselines, 2021, baselines/mnist.
 */
final class Lenet implements StudentArchitecture {

    /** Smallest side for which the second convolution of {@code lecun-1998} finds room, pooled by 2 before. */
    private static final int SMALLEST = 9;

    /** Which reading. */
    enum Variant {
        /** Dense layers after the second pooling. */
        LECUN_1998,
        /** A third convolution after the second pooling. */
        UNCERTAINTY_BASELINES
    }

    @Summary("LeNet-5 for images, in the reading of 1998 or of Uncertainty Baselines")
    record Settings(
            @Summary("lecun-1998 (61,706 parameters on digits) or uncertainty-baselines (545,546)")
            @Default("lecun-1998")
            Variant variant,

            @Summary("What each layer does to its sums") @Default("relu")
            Activation activation,

            @Summary("First values: glorot, he, or torch, as PyTorch's layers begin") @Default("glorot")
            LayerInitializer initializer) {}

    private final Settings settings;

    Lenet(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        List<String> taps = List.of("conv0", "pool0", "conv1", "pool1", third(settings.variant()), "dense1", "logits");
        Ports ports = new Ports(
                Outputs.ofData(inputs, taps).output(), ImageShape.check(inputs).problems());
        if (settings.variant() == Variant.UNCERTAINTY_BASELINES) {
            return ports;
        }
        return ImageShape.of(inputs)
                .filter(image -> image.height() > 0 && image.height() < SMALLEST
                        || image.width() > 0 && image.width() < SMALLEST)
                .map(image -> ports.with(Problem.error(
                        "variant",
                        "'lecun-1998' needs images of at least " + SMALLEST + " × " + SMALLEST
                                + " pixels, but these are '" + image.height() + " × " + image.width() + "'",
                        "write 'variant: uncertainty-baselines', or use 'models/cnn'")))
                .orElse(ports);
    }

    private static String third(Variant variant) {
        return switch (variant) {
            case LECUN_1998 -> "dense0";
            case UNCERTAINTY_BASELINES -> "conv2";
        };
    }

    @Override
    public Forward build(ForwardInputs inputs) {
        ImageLayers layers = new ImageLayers(inputs, settings.activation(), settings.initializer());
        layers.convolution("conv0", 5, 6, Padding.SAME);
        layers.pool("pool0", 2);
        switch (settings.variant()) {
            case LECUN_1998 -> {
                layers.convolution("conv1", 5, 16, Padding.VALID);
                layers.pool("pool1", 2);
                layers.dense("dense0", 120, 0);
            }
            case UNCERTAINTY_BASELINES -> {
                layers.convolution("conv1", 5, 16, Padding.SAME);
                layers.pool("pool1", 2);
                layers.convolution("conv2", 5, 120, Padding.SAME);
            }
        }
        layers.dense("dense1", 84, 0);
        return layers.logits();
    }
}
