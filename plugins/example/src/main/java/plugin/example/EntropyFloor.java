package plugin.example;

import io.limbeck.spi.Default;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Punishes rows of which the student is too sure: mean(max(0, floor − H(p))) with p = softmax(logits) and the entropy
 * H(p) = −Σ pₖ ln pₖ, in nats; after the confidence penalty of Pereyra et al., 2017.
 */
final class EntropyFloor implements LossTerm {

    @Summary("What the entropy of the student's outputs lacks to a floor")
    record Settings(
            @Summary("Entropy below which a row is punished, in nats") @Default("0.3") @PositiveOrZero @DecimalMax("5")
            double floor) {}

    private final Settings settings;

    EntropyFloor(Settings settings) {
        this.settings = settings;
    }

    /** Before anything runs: no output has more entropy than ln(classes). */
    static Ports ports(Settings settings, PortSpecs specs) {
        int classes = specs.data().map(data -> data.classes().size()).orElse(0);
        if (classes > 0 && settings.floor() > Math.log(classes)) {
            return Ports.NONE.with(Problem.error(
                    "floor",
                    "is above the most that " + classes + " classes can have, but is '" + settings.floor() + "'",
                    "write a number up to " + Math.log(classes)));
        }
        return Ports.NONE;
    }

    @Override
    public Set<Need> needs() {
        return Set.of();
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Ops tf = in.tf();
        Operand<TFloat32> logs = tf.nn.logSoftmax(in.logits());
        Operand<TFloat32> entropy = tf.math.neg(tf.sum(tf.math.mul(tf.math.exp(logs), logs), tf.constant(1)));
        Operand<TFloat32> lack = tf.math.sub(tf.constant((float) settings.floor()), entropy);
        return tf.math.mean(tf.nn.relu(lack), tf.constant(0));
    }
}
