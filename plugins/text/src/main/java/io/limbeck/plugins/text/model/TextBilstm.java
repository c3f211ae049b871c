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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Two LSTMs that read the window from its ends to its middle [1, 2]: {@code c ← σ(f)·c + σ(i)·tanh(g)},
 * {@code h ← σ(o)·tanh(c)} with {@code (i, f, g, o) = W·x + U·h + b}, the forget gate's b beginning at 1. Taps
 * {@code embedding} {@code [batch, window, fields · embedding]}, {@code states} {@code [batch, 2 · units]} and
 * {@code logits}.
 *
 * <p>[1] Gers, Schmidhuber, Cummins: Learning to Forget, 2000. [2] Graves, Schmidhuber: Framewise Phoneme Classification
 * with Bidirectional LSTM, 2005.
 */
final class TextBilstm implements StudentArchitecture {

    @Summary("Two LSTMs over embedded words and affixes, from the ends of the window to its middle")
    record Settings(
            @Summary("Numbers that a word or affix becomes") @Default("24") @Positive
            int embedding,

            @Summary("Units of each of the two LSTMs") @Default("64") @Positive
            int units,

            @Summary("Share of values left out behind the embedding and behind the states in a training step")
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

    TextBilstm(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        return Codes.ports(inputs, List.of("embedding", "states", "logits"));
    }

    @Override
    public Forward build(ForwardInputs inputs) {
        Ops tf = inputs.tf();
        Codes codes = Codes.of(inputs.data());
        Operand<TFloat32> x = Layers.embedding(inputs, codes, settings.embedding(), settings.codeDropout());
        Map<String, Operand<TFloat32>> taps = new LinkedHashMap<>();
        taps.put("embedding", x);
        x = inputs.dropout("embedding", x, settings.dropout());
        VariableScope variables = inputs.variables();
        Operand<TFloat32> states = tf.concat(
                List.of(
                        read(tf, variables.child("forward"), x, codes, 1),
                        read(tf, variables.child("backward"), x, codes, -1)),
                tf.constant(1));
        taps.put("states", states);
        Operand<TFloat32> logits = Layers.dense(
                inputs,
                "logits",
                inputs.dropout("states", states, settings.dropout()),
                2 * settings.units(),
                inputs.data().classes().size());
        taps.put("logits", logits);
        return new Forward(logits, taps, Map.of());
    }

    /** {@return the state at the middle, {@code [batch, units]}, of one LSTM that comes from an end} */
    private Operand<TFloat32> read(Ops tf, VariableScope scope, Operand<TFloat32> x, Codes codes, int step) {
        int units = settings.units();
        int width = codes.fields() * settings.embedding();
        Operand<TFloat32> inner = scope.trainable("inner", Shape.of(units, 4L * units), Initializer.glorotUniform());
        Operand<TFloat32> outer = scope.trainable("outer", Shape.of(width, 4L * units), Initializer.glorotUniform());
        Operand<TFloat32> biases = scope.trainable("biases", Shape.of(4L * units), (shape, random) -> {
            float[] first = new float[4 * units];
            java.util.Arrays.fill(first, units, 2 * units, 1);
            return first;
        });
        List<Output<TFloat32>> tokens = tf.unstack(x, (long) codes.window(), org.tensorflow.op.core.Unstack.axis(1L))
                .output();
        @Nullable Operand<TFloat32> hidden = null;
        @Nullable Operand<TFloat32> cell = null;
        int first = step > 0 ? 0 : codes.window() - 1;
        for (int place = first; place != codes.centre() + step; place += step) {
            Operand<TFloat32> sums = tf.nn.biasAdd(tf.linalg.matMul(tokens.get(place), outer), biases);
            if (hidden != null) {
                sums = tf.math.add(sums, tf.linalg.matMul(hidden, inner));
            }
            List<Output<TFloat32>> gates = tf.split(tf.constant(1), sums, 4L).output();
            Operand<TFloat32> news = tf.math.mul(tf.math.sigmoid(gates.get(0)), tf.math.tanh(gates.get(2)));
            cell = cell == null ? news : tf.math.add(tf.math.mul(tf.math.sigmoid(gates.get(1)), cell), news);
            hidden = tf.math.mul(tf.math.sigmoid(gates.get(3)), tf.math.tanh(cell));
        }
        return java.util.Objects.requireNonNull(hidden, "the window has a middle");
    }
}
