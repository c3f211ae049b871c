package io.limbeck.plugins.text.model;

import io.limbeck.spi.Default;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Summary;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.tensorflow.Forward;
import io.limbeck.spi.tensorflow.ForwardInputs;
import io.limbeck.spi.tensorflow.Initializer;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import io.limbeck.spi.tensorflow.VariableScope;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Multinomial logistic regression on words and affixes: {@code logits = b + Σ_place Σ_field W[place, field, code]}, which
 * is {@code x·W + b} on the one-hot code of the window, computed by looking rows of W up. Each weight can be read: what
 * this word, at this place, says for this tag.
 */
final class TextLinear implements StudentArchitecture {

    private static final String WEIGHTS = "weights";

    @Summary("Logistic regression on the words and affixes of a window, whose weights can be read")
    record Settings(
            @Summary("λ of the penalty λ/2 · ‖weights‖² in the objective") @Default("0") @PositiveOrZero
            float l2,

            @Summary("Share of codes taken as unknown in a training step")
            @Default("0")
            @DecimalMin("0")
            @DecimalMax(value = "1", inclusive = false)
            float codeDropout,

            @Summary("Words and affixes of each tag that a report shows, the strongest") @Default("8") @PositiveOrZero
            int shown) {}

    private final Settings settings;

    TextLinear(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        return Codes.ports(inputs, List.of("logits"));
    }

    @Override
    public Forward build(ForwardInputs inputs) {
        Ops tf = inputs.tf();
        Codes codes = Codes.of(inputs.data());
        int classes = inputs.data().classes().size();
        VariableScope scope = inputs.variables();
        Operand<TFloat32> weights =
                scope.trainable(WEIGHTS, Shape.of((long) codes.window() * codes.total(), classes), Initializer.zeros());
        Operand<TFloat32> biases = scope.trainable("biases", Shape.of(classes), Initializer.zeros());
        Operand<TFloat32> looked =
                tf.gather(weights, codes.numbers(inputs, settings.codeDropout(), true), tf.constant(0));
        Operand<TFloat32> logits = tf.math.add(tf.reduceSum(looked, tf.array(1, 2)), biases);
        Map<String, Operand<TFloat32>> penalties = settings.l2() == 0
                ? Map.of()
                : Map.of("l2", tf.math.mul(tf.constant(settings.l2()), tf.nn.l2Loss(weights)));
        return new Forward(logits, Map.of("logits", logits), penalties);
    }

    @Override
    public List<Exhibit> exhibits(TrainedWeights weights, ExplainInputs inputs) {
        return settings.shown() == 0
                ? List.of()
                : StrongestCodes.of(inputs.background(), weights.values(WEIGHTS), settings.shown()).stream()
                        .toList();
    }
}
