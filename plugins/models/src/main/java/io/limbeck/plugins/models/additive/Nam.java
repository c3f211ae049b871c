package io.limbeck.plugins.models.additive;

import io.limbeck.plugins.models.layer.Dense;
import io.limbeck.plugins.models.layer.Outputs;
import io.limbeck.spi.Default;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.portable.PortableModel;
import io.limbeck.spi.tensorflow.Forward;
import io.limbeck.spi.tensorflow.ForwardInputs;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Neural additive model [1]: {@code logits = b + Σ_j f_j(x_j)}, every {@code f_j} a small network of one input. The
 * networks of all numbers are computed together, as batched products; floats of blocks (one-hot codes) have a weight
 * each, since of two values no network makes more than that.
 *
 * <p>As in [1], whole features are left out at random in a training step ({@code featureDropout}), as are units ({@code
 * dropout}), and {@code outputPenalty} = λ adds {@code λ · mean over rows of Σ_j |f_j(x)|² / features}.
 *
 * <p>Taps: {@code contributions} {@code [batch, width, classes]}, what each float of a row adds to the logits, less its
 * mean over 256 even shares of the training rows, the sum of which belongs to the bias; {@code logits}.
 *
 * <p>[1] Agarwal et al.: Neural Additive Models: Interpretable Machine Learning with Neural Nets, 2021, sections 2 and 3.
 */
final class Nam implements StudentArchitecture {

    private static final int ANCHORS = 256;

    @Summary("Neural additive model (Agarwal et al. 2021): a small network for every number, a weight for every"
            + " category")
    record Settings(
            @Summary("Units of the first layer: relu, or exu, whose steepness is learnt as an exponent")
            @Default("relu")
            FirstUnits units,

            @Summary("Units of each layer of a feature's network") @Default("[64, 32]") @NotEmpty
            List<@Positive Integer> hidden,

            @Summary("Share of each layer's units left out in a training step")
            @Default("0")
            @DecimalMin("0")
            @DecimalMax(value = "1", inclusive = false)
            float dropout,

            @Summary("Share of the features left out in a training step")
            @Default("0")
            @DecimalMin("0")
            @DecimalMax(value = "1", inclusive = false)
            float featureDropout,

            @Summary("λ of the penalty on large outputs of the features' networks") @Default("0") @PositiveOrZero
            float outputPenalty) {}

    private final Settings settings;

    Nam(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        return Outputs.ofData(inputs, List.of(Contributions.TAP, "logits"));
    }

    @Override
    public Forward build(ForwardInputs inputs) {
        Ops tf = inputs.tf();
        Contributions parts = new Contributions(inputs);
        List<Integer> numbers = parts.layout().numbers();
        if (numbers.isEmpty()) {
            return parts.forward(null, Map.of());
        }
        FeatureNetworks networks =
                new FeatureNetworks(inputs, numbers, settings.units(), settings.hidden(), settings.dropout());
        Operand<TFloat32> outputs = networks.outputs(parts.numbers(Dense.flat(inputs)), true);
        Operand<TFloat32> anchors = inputs.variables()
                .child("shapes")
                .fixed("anchors", Shape.of(ANCHORS, numbers.size()), () -> anchors(inputs, numbers));
        Operand<TFloat32> means = tf.math.mean(networks.outputs(anchors, false), tf.constant(0));
        Map<String, Operand<TFloat32>> penalties = settings.outputPenalty() == 0
                ? Map.of()
                : Map.of("outputs", outputPenalty(tf, outputs, numbers.size()));
        Operand<TFloat32> kept = outputs;
        if (settings.featureDropout() > 0) {
            // No gradient is registered for OnesLike, so none must reach it.
            Operand<TFloat32> ones =
                    tf.stopGradient(tf.onesLike(tf.slice(outputs, tf.array(0, 0, 0), tf.array(-1, -1, 1))));
            kept = tf.math.mul(outputs, inputs.dropout("features", ones, settings.featureDropout()));
        }
        return parts.forward(kept, means, penalties);
    }

    private static float[] anchors(ForwardInputs inputs, List<Integer> numbers) {
        float[] matrix = inputs.rows().matrix();
        float[] anchors = new float[ANCHORS * numbers.size()];
        for (int i = 0; i < numbers.size(); i++) {
            float[] shares =
                    Quantiles.middles(Quantiles.sorted(matrix, inputs.rows().width(), numbers.get(i)), ANCHORS);
            for (int k = 0; k < ANCHORS; k++) {
                anchors[k * numbers.size() + i] = shares[k];
            }
        }
        return anchors;
    }

    private Operand<TFloat32> outputPenalty(Ops tf, Operand<TFloat32> outputs, int features) {
        Operand<TFloat32> perRow = tf.reduceSum(tf.math.square(outputs), tf.array(1, 2));
        return tf.math.mul(tf.constant(settings.outputPenalty() / features), tf.math.mean(perRow, tf.constant(0)));
    }

    @Override
    public Map<String, Double> facts(TrainedWeights weights) {
        return Contributions.facts(weights);
    }

    @Override
    public Optional<PortableModel> portable(TrainedWeights weights, Table form) {
        return Optional.of(new AdditivePortable(weights, form).networks(settings.units(), settings.hidden()));
    }

    @Override
    public List<Exhibit> exhibits(TrainedWeights weights, ExplainInputs inputs) {
        return new ShapeFunctions(inputs).exhibits();
    }
}
