package io.limbeck.plugins.text.model;

import io.limbeck.spi.Default;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.Forward;
import io.limbeck.spi.tensorflow.ForwardInputs;
import io.limbeck.spi.tensorflow.Initializer;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import io.limbeck.spi.tensorflow.VariableScope;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Embedded words and affixes, convolutions over the window, a hidden layer over all its places: the window approach of
 * [1] with convolutions. Taps {@code embedding} {@code [batch, window, fields · embedding]}, {@code convolution0} …
 * {@code [batch, window, filters]}, {@code hidden} {@code [batch, hidden]} and {@code logits}.
 *
 * <p>[1] Collobert et al.: Natural Language Processing (Almost) from Scratch, 2011, section 3.
 */
final class TextCnn implements StudentArchitecture {

    @Summary("Embedded words and affixes, convolutions over the window, and a hidden layer")
    record Settings(
            @Summary("Numbers that a word or affix becomes") @Default("24") @Positive
            int embedding,

            @Summary("Filters of each convolution, one convolution after another; empty for none") @Default("[64]")
            List<@Positive Integer> filters,

            @Summary("Tokens that a filter sees at a time") @Default("3") @Positive
            int width,

            @Summary("Units of the hidden layer") @Default("64") @Positive
            int hidden,

            @Summary("Share of values left out behind the embedding and behind the hidden layer in a training step")
            @Default("0.3")
            @DecimalMin("0")
            @DecimalMax(value = "1", inclusive = false)
            float dropout,

            @Summary("Share of codes taken as unknown in a training step")
            @Default("0.05")
            @DecimalMin("0")
            @DecimalMax(value = "1", inclusive = false)
            float codeDropout) {}

    private final Settings settings;

    TextCnn(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        List<String> taps = new ArrayList<>(List.of("embedding"));
        for (int i = 0; i < settings.filters().size(); i++) {
            taps.add("convolution" + i);
        }
        taps.addAll(List.of("hidden", "logits"));
        return Codes.ports(inputs, taps);
    }

    @Override
    public Forward build(ForwardInputs inputs) {
        Ops tf = inputs.tf();
        Codes codes = Codes.of(inputs.data());
        Map<String, Operand<TFloat32>> taps = new LinkedHashMap<>();
        Operand<TFloat32> x = Layers.embedding(inputs, codes, settings.embedding(), settings.codeDropout());
        taps.put("embedding", x);
        x = inputs.dropout("embedding", x, settings.dropout());
        int width = codes.fields() * settings.embedding();
        for (int i = 0; i < settings.filters().size(); i++) {
            int filters = settings.filters().get(i);
            String name = "convolution" + i;
            x = convolution(tf, inputs.variables().child(name), x, width, filters);
            taps.put(name, x);
            width = filters;
        }
        int flat = codes.window() * width;
        Operand<TFloat32> hidden =
                tf.nn.relu(Layers.dense(inputs, "hidden", tf.reshape(x, tf.array(-1, flat)), flat, settings.hidden()));
        taps.put("hidden", hidden);
        Operand<TFloat32> logits = Layers.dense(
                inputs,
                "logits",
                inputs.dropout("hidden", hidden, settings.dropout()),
                settings.hidden(),
                inputs.data().classes().size());
        taps.put("logits", logits);
        return new Forward(logits, taps, Map.of());
    }

    /** {@code [batch, window, filters]}; beyond the window are zeros. */
    private Operand<TFloat32> convolution(Ops tf, VariableScope scope, Operand<TFloat32> x, int channels, int filters) {
        Operand<TFloat32> kernel = scope.trainable(
                "weights", Shape.of(1, settings.width(), channels, filters), Initializer.glorotUniform());
        Operand<TFloat32> biases = scope.trainable("biases", Shape.of(filters), Initializer.zeros());
        Operand<TFloat32> sums =
                tf.nn.conv2d(tf.expandDims(x, tf.constant(1)), kernel, List.of(1L, 1L, 1L, 1L), "SAME");
        return tf.squeeze(tf.nn.relu(tf.nn.biasAdd(sums, biases)), org.tensorflow.op.core.Squeeze.axis(1L));
    }
}
