package io.limbeck.plugins.models.readable;

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
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * Soft decision tree [1]: a complete binary tree whose inner nodes ask a linear question each, {@code p_i = σ(β (x·w_i +
 * b_i))} being the chance of going right, and whose leaves hold a distribution over the classes each, {@code Q^l =
 * softmax(φ^l)}. All questions are one product of matrices.
 *
 * <p>While it learns, the logits are the logarithm of the mixture, {@code log Σ_l P^l(x) Q^l}, so that every loss on
 * logits trains it: cross-entropy then is the negative log-likelihood of the mixture. The loss that [1] means, {@code
 * -Σ_l P^l(x) Σ_k T_k log Q_k^l}, is {@code distillation/leaf-cross-entropy}, by way of the tap {@value #EXPECTED}.
 *
 * <p>When it answers with {@code predict: max-path}, the logits are those of the leaf at the end of the likeliest path;
 * their gradients with respect to the features are those of the mixture, since the leaf's own are zero nearly
 * everywhere.
 *
 * <p>Taps: {@code gates} {@code [batch, gates]}, the chance of going right; {@code paths} {@code [batch, leaves]}, that
 * of ending there; {@value #EXPECTED} {@code [batch, classes]}, {@code Σ_l P^l log Q^l}; {@code logits}.
 *
 * <p>[1] Frosst, Hinton: Distilling a Neural Network Into a Soft Decision Tree, 2017.
 */
final class SoftTree implements StudentArchitecture {

    static final String EXPECTED = "expected-leaf";

    /** Which leaves speak. */
    enum Predict {
        /** The leaf at the end of the likeliest path. */
        MAX_PATH,
        /** All of them, each as loud as its path is likely. */
        MEAN
    }

    /** The inverse temperature of the gates. */
    enum Beta {
        /** As given. */
        FIXED,
        /** One per gate, learnt, beginning as given. */
        LEARNED
    }

    @Summary("Soft decision tree (Frosst and Hinton 2017): linear questions, a distribution at each leaf")
    record Settings(
            @Summary("Questions from the root to a leaf") @Default("8") @Min(1) @Max(12)
            int depth,

            @Summary("Which leaves answer: the one at the end of the likeliest path, or the mean of all")
            @Default("max-path")
            Predict predict,

            @Summary("Inverse temperature β of the gates; larger is harder") @Default("1") @Positive
            float beta,

            @Summary("Whether β stays, or is learnt for each gate") @Default("fixed")
            Beta betas,

            @Summary("λ of the penalty on gates that do not split evenly, at the root") @Default("0.1") @PositiveOrZero
            float balance,

            @Summary("What λ is multiplied with at each level below the root")
            @Default("0.5")
            @Positive
            @DecimalMax("1")
            float balanceDecay,

            @Summary("Whether the mean of the training rows is taken off the features first") @Default("true")
            boolean center,

            @Summary("Standard deviation of the gates' first sums on rows of unit size") @Default("0.05") @Positive
            float gateScale) {}

    private final Settings settings;

    SoftTree(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        return Outputs.ofData(inputs, List.of("gates", "paths", EXPECTED, "logits"));
    }

    @Override
    public Forward build(ForwardInputs inputs) {
        Ops tf = inputs.tf();
        TreePaths paths = TreePaths.of(tf, sums(inputs), settings.depth());
        Operand<TFloat32> logChances = paths.leaves();
        Operand<TFloat32> chances = tf.math.exp(logChances);
        Operand<TFloat32> leaves = tf.nn.logSoftmax(inputs.variables()
                .child("leaves")
                .trainable(
                        "logits",
                        Shape.of(1L << settings.depth(), inputs.data().classes().size()),
                        Initializer.normal(0.1)));
        Operand<TFloat32> mixture = mixture(tf, chances, leaves);
        Operand<TFloat32> logits = inputs.training() || settings.predict() == Predict.MEAN
                ? mixture
                : withGradientOf(tf, leaf(tf, logChances, leaves), mixture);
        Map<String, Operand<TFloat32>> taps = new LinkedHashMap<>();
        taps.put("gates", paths.right());
        taps.put("paths", chances);
        taps.put(EXPECTED, tf.linalg.matMul(chances, leaves));
        taps.put("logits", logits);
        Map<String, Operand<TFloat32>> penalties = settings.balance() == 0
                ? Map.of()
                : Map.of(
                        "balance",
                        BalancePenalty.of(tf, paths, settings.depth(), settings.balance(), settings.balanceDecay()));
        return new Forward(logits, taps, penalties);
    }

    /** {@return {@code β (x·w_i + b_i)} of every gate, {@code [batch, gates]}} */
    private Operand<TFloat32> sums(ForwardInputs inputs) {
        Ops tf = inputs.tf();
        VariableScope scope = inputs.variables().child("gates");
        int width = Dense.width(inputs);
        long gates = (1L << settings.depth()) - 1;
        Operand<TFloat32> weights =
                scope.trainable("weights", Shape.of(width, gates), Initializer.normal(settings.gateScale()));
        Operand<TFloat32> biases = scope.trainable("biases", Shape.of(gates), Initializer.zeros());
        Operand<TFloat32> x = Dense.flat(inputs);
        if (settings.center()) {
            Operand<TFloat32> mean = inputs.variables().fixed("mean", Shape.of(width), () -> mean(inputs.rows()));
            x = tf.math.sub(x, mean);
        }
        Operand<TFloat32> sums = tf.nn.biasAdd(tf.linalg.matMul(x, weights), biases);
        return switch (settings.betas()) {
            case FIXED -> settings.beta() == 1 ? sums : tf.math.mul(sums, tf.constant(settings.beta()));
            case LEARNED ->
                tf.math.mul(sums, scope.trainable("beta", Shape.of(gates), Initializer.constant(settings.beta())));
        };
    }

    private static float[] mean(Table rows) {
        double[] means = FeatureSpread.means(rows);
        float[] floats = new float[means.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) means[i];
        }
        return floats;
    }

    /**
     * {@code log Σ_l P^l Q_k^l = m_k + log Σ_l P^l exp(log Q_k^l - m_k)} with {@code m_k = max_l log Q_k^l}: one product
     * of matrices. A class that none of the likely leaves allows ends about {@code log 1e-30} below its {@code m_k}.
     */
    private static Operand<TFloat32> mixture(Ops tf, Operand<TFloat32> chances, Operand<TFloat32> leaves) {
        Operand<TFloat32> most = tf.stopGradient(tf.max(leaves, tf.constant(0)));
        Operand<TFloat32> sum = tf.linalg.matMul(chances, tf.math.exp(tf.math.sub(leaves, most)));
        return tf.math.add(most, tf.math.log(tf.math.add(sum, tf.constant(1e-30f))));
    }

    private static Operand<TFloat32> leaf(Ops tf, Operand<TFloat32> logChances, Operand<TFloat32> leaves) {
        Operand<TInt64> likeliest = tf.math.argMax(logChances, tf.constant(1));
        return tf.gather(leaves, likeliest, tf.constant(0));
    }

    private static Operand<TFloat32> withGradientOf(Ops tf, Operand<TFloat32> values, Operand<TFloat32> other) {
        return tf.math.add(tf.stopGradient(values), tf.math.sub(other, tf.stopGradient(other)));
    }

    @Override
    public Map<String, Double> facts(TrainedWeights weights) {
        Map<String, Double> facts = new LinkedHashMap<>();
        facts.put("depth", (double) settings.depth());
        facts.put("gates", (1L << settings.depth()) - 1.0);
        facts.put("leaves", (double) (1L << settings.depth()));
        return facts;
    }

    @Override
    public Optional<PortableModel> portable(TrainedWeights weights, Table form) {
        return Optional.of(PortableSoftTree.of(weights, settings));
    }

    @Override
    public List<Exhibit> exhibits(TrainedWeights weights, ExplainInputs inputs) {
        Table rows = inputs.rows();
        TreeUse use = TreeUse.of(settings.depth(), weights, inputs.model(), rows);
        return new SoftTreeDrawing(use, new Gates(weights, inputs.background()), rows).exhibits();
    }
}
