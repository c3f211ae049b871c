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
import io.limbeck.spi.tensorflow.Initializer;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import io.limbeck.spi.tensorflow.VariableScope;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Generalised additive model [1]: {@code logits = b + Σ_j f_j(x_j)}, one function for every number and one weight for
 * every float of a block. A function is given by its values at knots, which lie at even shares of the training rows.
 *
 * <p>Each {@code f_j} has the mean zero over the training rows, by its form: {@code f_j(x) = Σ_k (b_k(x) − mean b_k) ·
 * v_jk}. Otherwise a constant could wander between the functions and the bias, and no drawing would mean anything.
 *
 * <p>With {@code smoothness} = λ the objective grows by {@code λ Σ_j Σ_k (second difference of v_jk)²} for splines, and
 * by that of the first differences for bins, as P-splines have it [2].
 *
 * <p>Taps: {@code contributions} {@code [batch, width, classes]}, what each float of a row adds to the logits; {@code
 * logits}.
 *
 * <p>[1] Hastie, Tibshirani: Generalized Additive Models, 1986. [2] Eilers, Marx: Flexible Smoothing with B-splines and
 * Penalties, 1996, section 3.
 */
final class Additive implements StudentArchitecture {

    @Summary("Generalised additive model: a spline or a step function for every number, a weight for every category")
    record Settings(
            @Summary("What the function of a number looks like between its knots") @Default("linear-spline")
            Shape shape,

            @Summary("Knots of each function, at even shares of the training rows; fewer where values repeat")
            @Default("24")
            @Min(2)
            @Max(256)
            int knots,

            @Summary("λ of the penalty on functions that are not smooth") @Default("0.001") @PositiveOrZero
            float smoothness) {}

    private final Settings settings;

    Additive(Settings settings) {
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
        Map<String, Operand<TFloat32>> penalties = new LinkedHashMap<>();
        Operand<TFloat32> functions = null;
        if (!numbers.isEmpty()) {
            Knots knots = new Knots(settings.shape(), settings.knots());
            VariableScope scope = inputs.variables().child("shapes");
            org.tensorflow.ndarray.Shape grid = org.tensorflow.ndarray.Shape.of(numbers.size(), settings.knots());
            Operand<TFloat32> places = scope.fixed("knots", grid, () -> knots.place(inputs.rows(), numbers));
            Operand<TFloat32> means = scope.fixed("means", grid, () -> knots.means(inputs.rows(), numbers));
            Operand<TFloat32> values = scope.trainable(
                    "values",
                    org.tensorflow.ndarray.Shape.of(
                            numbers.size(),
                            settings.knots(),
                            inputs.data().classes().size()),
                    Initializer.zeros());
            Operand<TFloat32> basis =
                    tf.math.sub(knots.basis(tf, parts.numbers(Dense.flat(inputs)), places, numbers.size()), means);
            functions = PerFeature.product(tf, basis, values);
            if (settings.smoothness() > 0) {
                penalties.put("smoothness", roughness(tf, values));
            }
        }
        return parts.forward(functions, penalties);
    }

    private Operand<TFloat32> roughness(Ops tf, Operand<TFloat32> values) {
        Operand<TFloat32> differences = differences(tf, values, settings.knots());
        if (settings.shape() == Shape.LINEAR_SPLINE && settings.knots() > 2) {
            differences = differences(tf, differences, settings.knots() - 1);
        }
        return tf.math.mul(tf.constant(2 * settings.smoothness()), tf.nn.l2Loss(differences));
    }

    private static Operand<TFloat32> differences(Ops tf, Operand<TFloat32> values, int count) {
        return tf.math.sub(
                tf.slice(values, tf.array(0, 1, 0), tf.array(-1, count - 1, -1)),
                tf.slice(values, tf.array(0, 0, 0), tf.array(-1, count - 1, -1)));
    }

    @Override
    public Map<String, Double> facts(TrainedWeights weights) {
        Map<String, Double> facts = Contributions.facts(weights);
        if (weights.names().contains("shapes/knots")) {
            facts.put("knots", (double) different(weights.values("shapes/knots")));
        }
        return facts;
    }

    private int different(float[] knots) {
        int different = 0;
        for (int i = 0; i < knots.length; i++) {
            different += i % settings.knots() == 0 || knots[i] > knots[i - 1] ? 1 : 0;
        }
        return different;
    }

    @Override
    public Optional<PortableModel> portable(TrainedWeights weights, Table form) {
        return Optional.of(new AdditivePortable(weights, form).curves(settings.shape()));
    }

    @Override
    public List<Exhibit> exhibits(TrainedWeights weights, ExplainInputs inputs) {
        return new ShapeFunctions(inputs).exhibits();
    }
}
