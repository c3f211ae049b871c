package io.limbeck.plugins.models.image;

import io.limbeck.plugins.models.image.ImageLayers.Padding;
import io.limbeck.plugins.models.layer.Activation;
import io.limbeck.plugins.models.layer.LayerInitializer;
import io.limbeck.plugins.models.layer.Outputs;
import io.limbeck.spi.Default;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Summary;
import io.limbeck.spi.Unit;
import io.limbeck.spi.tensorflow.Forward;
import io.limbeck.spi.tensorflow.ForwardInputs;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.util.ArrayList;
import java.util.List;

/**
 * A convolutional network: for each number of filters a convolution that keeps the image's size, an activation and a
 * maximum over windows; then dense layers with dropout, and one unit per class. Taps are {@code conv0}, {@code pool0},
 * {@code conv1} … (after the activation, {@code [batch, height, width, filters]}), {@code dense0} … (before dropout,
 * {@code [batch, units]}) and {@code logits}.
 */
final class Cnn implements StudentArchitecture {

    @Summary("Convolutional network for images: convolutions and pooling, then dense layers")
    record Settings(
            @Summary("Filters of each convolution") @Default("[16, 32]") @NotEmpty
            List<@Positive Integer> filters,

            @Unit("pixels") @Summary("Side of the convolutions' kernels") @Default("5") @Positive
            int kernel,

            @Summary("Side of the windows of which each gives its largest value after a convolution; 1 for none")
            @Default("2")
            @Positive
            int pool,

            @Summary("Units of each dense layer before the last") @Default("[128]")
            List<@Positive Integer> dense,

            @Summary("Share of each dense layer's units left out in a training step")
            @Default("0.5")
            @DecimalMin("0")
            @DecimalMax(value = "1", inclusive = false)
            float dropout,

            @Summary("What each layer does to its sums") @Default("relu")
            Activation activation,

            @Summary("First values: glorot, he, or torch, as PyTorch's layers begin") @Default("he")
            LayerInitializer initializer) {}

    private final Settings settings;

    Cnn(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        List<String> taps = new ArrayList<>();
        for (int i = 0; i < settings.filters().size(); i++) {
            taps.add("conv" + i);
            if (settings.pool() > 1) {
                taps.add("pool" + i);
            }
        }
        for (int i = 0; i < settings.dense().size(); i++) {
            taps.add("dense" + i);
        }
        taps.add("logits");
        return new Ports(
                Outputs.ofData(inputs, taps).output(), ImageShape.check(inputs).problems());
    }

    @Override
    public Forward build(ForwardInputs inputs) {
        ImageLayers layers = new ImageLayers(inputs, settings.activation(), settings.initializer());
        for (int i = 0; i < settings.filters().size(); i++) {
            layers.convolution("conv" + i, settings.kernel(), settings.filters().get(i), Padding.SAME);
            if (settings.pool() > 1) {
                layers.pool("pool" + i, settings.pool());
            }
        }
        for (int i = 0; i < settings.dense().size(); i++) {
            layers.dense("dense" + i, settings.dense().get(i), settings.dropout());
        }
        return layers.logits();
    }
}
