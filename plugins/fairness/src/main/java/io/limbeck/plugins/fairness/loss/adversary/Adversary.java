package io.limbeck.plugins.fairness.loss.adversary;

import io.limbeck.plugins.fairness.loss.groups.Among;
import io.limbeck.plugins.fairness.loss.groups.GroupCheck;
import io.limbeck.plugins.fairness.loss.groups.GroupSettings;
import io.limbeck.plugins.fairness.loss.groups.Members;
import io.limbeck.plugins.fairness.loss.groups.StudentLayer;
import io.limbeck.spi.Component;
import io.limbeck.spi.Default;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;

/**
 * Adversarial training by gradient reversal: a small network guesses the group from the student's logits or from one of its
 * layers, and learns from the cross-entropy of its guesses; the student learns from −λ times that gradient, to keep it
 * guessing [1][2]. Reversal is {@code -λx + (1 + λ)x} with the second part held constant: forward it is x.
 *
 * <p>The value is the network's cross-entropy, and the better the student hides the group the larger it is: it cannot be watched
 * for early stopping, nor driven to a target. {@link Among} says what the network is told: of all rows nothing but the outputs
 * (demographic parity); one class's rows alone (equal opportunity); with {@code each-class} the true class as well, each
 * class through inputs of its own (equalized odds [2]). The network's weights belong to the term and are thrown away.
 *
 * <p>Both are trained at once by the same optimizer; a weight on the term scales both gradients, λ the student's alone.
 * Unlike [2] the student's gradient is not projected. Adversaries are known to be unstable: clip gradients
 * ({@code train.clipNorm}), let the weight rise by a ramp, and prefer {@code fairness/mmd} where outputs are what is hidden.
 * Where no row's group is known it is 0, without gradient.
 *
 * <p>[1] Ganin, Lempitsky: Unsupervised Domain Adaptation by Backpropagation, 2015; for groups: Raff, Sylvester: Gradient
 * Reversal Against Discrimination, 2018. [2] Zhang, Lemoine, Mitchell: Mitigating Unwanted Biases with Adversarial Learning,
 * 2018.
 */
final class Adversary implements LossTerm {

    @Summary("Adversarial: the student learns to keep a small network guessing which group a row is of")
    record Settings(
            @Summary(ATTRIBUTE) Optional<String> attribute,

            @Summary("The student's layer that the network looks at, by name; its logits unless given")
            Optional<String> layer,

            @Summary(
                    "What the network is told: the outputs of all rows (parity), of one class's rows (opportunity), or the true class as well (odds)")
            @Default("all-rows")
            Among among,

            @Summary("Units of the network's hidden layers, first to last; none for a linear one") @Default("[16]")
            List<@Positive Integer> hidden,

            @Summary("Strength of the reversal: the student's gradient is the network's times minus this")
            @Default("1")
            @PositiveOrZero
            double reversal,

            @Summary(WEIGHTED) @Default("true") boolean weighted)
            implements GroupSettings {

        Settings {
            hidden = List.copyOf(hidden);
        }
    }

    private final Settings settings;

    Adversary(Settings settings) {
        this.settings = settings;
    }

    static Component<Settings, LossTerm> component() {
        return Component.of(LossTerm.KIND, "fairness/adversary", Settings.class, Adversary::new)
                .ports(Adversary::ports);
    }

    private static Ports ports(Settings settings, PortSpecs inputs) {
        Ports ports = GroupCheck.ports(settings, settings.among().needs(), inputs);
        return settings.layer()
                .flatMap(layer -> StudentLayer.problem("layer", layer, inputs))
                .map(ports::with)
                .orElse(ports);
    }

    @Override
    public Set<Need> needs() {
        return settings.among().needs();
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Ops tf = in.tf();
        Operand<TFloat32> rows = tf.onesLike(in.weights());
        Operand<TFloat32> looked = reversed(tf, looked(in));
        if (settings.among() == Among.EACH_CLASS) {
            looked = perClass(in, looked);
        } else {
            rows = settings.among().masks(in).get(0);
        }
        Members members = Members.of(in, settings, settings.weighted(), rows);
        Operand<TFloat32> guesses = Perceptron.of(in, looked, settings.hidden(), members.groups());
        Operand<TFloat32> surprise = tf.math.neg(
                tf.reduceSum(tf.math.mul(members.counted(), tf.nn.logSoftmax(guesses)), tf.constant(new int[] {0, 1})));
        return tf.math.divNoNan(surprise, tf.reduceSum(members.counted(), tf.constant(new int[] {0, 1})));
    }

    /** {@return what the network sees of each row, {@code [batch, width]}; logits without what all classes share} */
    private Operand<TFloat32> looked(LossInputs in) {
        if (settings.layer().isPresent()) {
            return StudentLayer.vectors(in, "layer", settings.layer().get());
        }
        Ops tf = in.tf();
        Operand<TFloat32> sum = tf.reduceSum(in.logits(), tf.constant(1), ReduceSum.keepDims(true));
        return tf.math.sub(in.logits(), tf.math.mul(sum, tf.constant(1f / in.classes())));
    }

    private Operand<TFloat32> reversed(Ops tf, Operand<TFloat32> values) {
        float strength = (float) settings.reversal();
        return tf.math.add(
                tf.math.mul(tf.constant(-strength), values),
                tf.stopGradient(tf.math.mul(tf.constant(1 + strength), values)));
    }

    /** {@return the true class one-hot, and what is seen in the place of the row's class, zeros elsewhere} */
    private static Operand<TFloat32> perClass(LossInputs in, Operand<TFloat32> looked) {
        Ops tf = in.tf();
        List<Operand<TFloat32>> parts = new ArrayList<>(List.of(in.oneHotLabels()));
        for (Operand<TFloat32> mask : Among.EACH_CLASS.masks(in)) {
            parts.add(tf.math.mul(looked, tf.expandDims(mask, tf.constant(1))));
        }
        return tf.concat(parts, tf.constant(1));
    }
}
