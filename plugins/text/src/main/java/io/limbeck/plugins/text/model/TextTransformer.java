package io.limbeck.plugins.text.model;

import io.limbeck.spi.Default;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
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
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.TFloat32;

/**
 * A small transformer over the window, read at its middle: embedded words and affixes with learnt places, then blocks of
 * self-attention and a feed-forward layer, each around a residual, normalised before it [1, 2]:
 * {@code x ← x + Attention(norm(x))}, {@code x ← x + W₂·relu(W₁·norm(x))} with
 * {@code Attention = softmax(Q·Kᵀ / √d)·V} of each head.
 *
 * <p>Taps: {@code embedding} and {@code block0} … {@code [batch, window, width]}, {@code attention0} …
 * {@code [batch, heads, window, window]}, {@code centre} {@code [batch, width]}, {@code logits}.
 *
 * <p>[1] Vaswani et al.: Attention Is All You Need, 2017, section 3. [2] Xiong et al.: On Layer Normalization in the
 * Transformer Architecture, 2020, figure 1 (b).
 */
final class TextTransformer implements StudentArchitecture {

    @Summary("A small transformer over the window: self-attention among words and affixes, read at the middle")
    record Settings(
            @Summary("Numbers that a word or affix becomes") @Default("24") @Positive
            int embedding,

            @Summary("Numbers that a token has in every block") @Default("64") @Positive
            int width,

            @Summary("Attentions of a block, each of width / heads numbers") @Default("4") @Positive
            int heads,

            @Summary("Number of blocks") @Default("1") @Positive
            int blocks,

            @Summary("Units of the feed-forward layer of a block") @Default("128") @Positive
            int feedForward,

            @Summary("Share of values left out behind the embedding and behind each layer in a training step")
            @Default("0.2")
            @DecimalMin("0")
            @DecimalMax(value = "1", inclusive = false)
            float dropout,

            @Summary("Share of codes taken as unknown in a training step")
            @Default("0.05")
            @DecimalMin("0")
            @DecimalMax(value = "1", inclusive = false)
            float codeDropout) {}

    private final Settings settings;

    TextTransformer(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        List<String> taps = new ArrayList<>(List.of("embedding"));
        for (int i = 0; i < settings.blocks(); i++) {
            taps.addAll(List.of("attention" + i, "block" + i));
        }
        taps.addAll(List.of("centre", "logits"));
        Ports ports = Codes.ports(inputs, taps);
        return settings.width() % settings.heads() == 0
                ? ports
                : ports.with(Problem.error(
                        "heads",
                        "'" + settings.heads() + "' heads cannot share a width of '" + settings.width() + "'",
                        "let width be a multiple of heads"));
    }

    @Override
    public Forward build(ForwardInputs inputs) {
        Ops tf = inputs.tf();
        Codes codes = Codes.of(inputs.data());
        int width = settings.width();
        Map<String, Operand<TFloat32>> taps = new LinkedHashMap<>();
        VariableScope variables = inputs.variables();
        int flat = codes.fields() * settings.embedding();
        Operand<TFloat32> looked = Layers.embedding(inputs, codes, settings.embedding(), settings.codeDropout());
        Operand<TFloat32> places =
                variables.trainable("places", Shape.of(codes.window(), width), Initializer.normal(0.1));
        Operand<TFloat32> x =
                tf.math.add(windows(tf, dense(inputs, "projection", looked, flat, width), codes, width), places);
        taps.put("embedding", x);
        x = inputs.dropout("embedding", x, settings.dropout());
        for (int i = 0; i < settings.blocks(); i++) {
            VariableScope block = variables.child("block" + i);
            Operand<TFloat32> quiet = Layers.normalized(tf, block.child("norm0"), x, width);
            Operand<TFloat32> attended =
                    attention(inputs, "block" + i + "/attention", quiet, codes, taps, "attention" + i);
            x = tf.math.add(x, inputs.dropout("attention" + i, attended, settings.dropout()));
            Operand<TFloat32> calm = Layers.normalized(tf, block.child("norm1"), x, width);
            Operand<TFloat32> inner =
                    tf.nn.relu(dense(inputs, "block" + i + "/feed0", calm, width, settings.feedForward()));
            Operand<TFloat32> outer = windows(
                    tf,
                    Layers.dense(inputs, "block" + i + "/feed1", inner, settings.feedForward(), width),
                    codes,
                    width);
            x = tf.math.add(x, inputs.dropout("feed" + i, outer, settings.dropout()));
            taps.put("block" + i, x);
        }
        Operand<TFloat32> centre = Layers.normalized(
                tf, variables.child("norm"), tf.gather(x, tf.constant(codes.centre()), tf.constant(1)), width);
        taps.put("centre", centre);
        Operand<TFloat32> logits = Layers.dense(
                inputs, "logits", centre, width, inputs.data().classes().size());
        taps.put("logits", logits);
        return new Forward(logits, taps, Map.of());
    }

    private Operand<TFloat32> attention(
            ForwardInputs inputs,
            String name,
            Operand<TFloat32> x,
            Codes codes,
            Map<String, Operand<TFloat32>> taps,
            String tap) {
        Ops tf = inputs.tf();
        int width = settings.width();
        Operand<TFloat32> query = heads(tf, dense(inputs, name + "/query", x, width, width), codes);
        Operand<TFloat32> key = heads(tf, dense(inputs, name + "/key", x, width, width), codes);
        Operand<TFloat32> value = heads(tf, dense(inputs, name + "/value", x, width, width), codes);
        float scale = (float) (1 / Math.sqrt((double) width / settings.heads()));
        Operand<TFloat32> scores = tf.math.mul(
                tf.train.batchMatMul(query, key, TFloat32.class, BatchMatMul.adjY(true)), tf.constant(scale));
        Operand<TFloat32> shares = tf.nn.softmax(scores);
        taps.put(tap, shares);
        Operand<TFloat32> mixed =
                tf.linalg.transpose(tf.train.batchMatMul(shares, value, TFloat32.class), tf.array(0, 2, 1, 3));
        return windows(tf, dense(inputs, name + "/output", mixed, width, width), codes, width);
    }

    /** From {@code [batch · window, width]} to {@code [batch, heads, window, width / heads]}. */
    private Operand<TFloat32> heads(Ops tf, Operand<TFloat32> x, Codes codes) {
        int size = settings.width() / settings.heads();
        return tf.linalg.transpose(
                tf.reshape(x, tf.array(-1, codes.window(), settings.heads(), size)), tf.array(0, 2, 1, 3));
    }

    /** A dense layer on every token: {@code [batch · window, outputs]}. */
    private static Operand<TFloat32> dense(
            ForwardInputs inputs, String name, Operand<TFloat32> x, int width, int outputs) {
        Ops tf = inputs.tf();
        return Layers.dense(inputs, name, tf.reshape(x, tf.array(-1, width)), width, outputs);
    }

    private static Operand<TFloat32> windows(Ops tf, Operand<TFloat32> x, Codes codes, int width) {
        return tf.reshape(x, tf.array(-1, codes.window(), width));
    }
}
