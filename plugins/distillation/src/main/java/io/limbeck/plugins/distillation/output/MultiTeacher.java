package io.limbeck.plugins.distillation.output;

import io.limbeck.plugins.distillation.term.Rows;
import io.limbeck.plugins.distillation.term.TeacherCheck;
import io.limbeck.spi.Default;
import io.limbeck.spi.ModelSpec;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.model.View;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Several teachers, each a term of its own: {@code Σ_m w_m · T² · KL(softmax(t_m/T) ‖ softmax(s/T))}, averaged over the
 * batch. The weights add up to one in each row: all alike, given, or by confidence [1], {@code w_m = (1 -
 * softmax(CE)_m) / (M - 1)} with {@code CE_m} the cross-entropy of member m with the true label at T = 1, so that a
 * member that is wrong about a row counts less for that row.
 *
 * <p>For weights that do not differ between rows the gradient is that of {@link SoftenedKl} with the members' mean
 * probability; a fused teacher gives that for less. Use this term for weights by row. The weights at the fusion's
 * own port are for its own answer and do not count here.
 *
 * <p>[1] Zhang, Chen, Wang: Confidence-Aware Multi-Teacher Knowledge Distillation, 2022 (CA-MKD).
 */
final class MultiTeacher implements LossTerm {

    private static final View MEMBERS = new View.Members();

    /** Where the members' weights come from. */
    enum Weighting {
        EQUAL,
        GIVEN,
        CONFIDENCE
    }

    @Summary("Several teachers, each a divergence of its own: equal, with given weights, or by confidence in each row")
    record Settings(
            @Summary("Temperature that softens all outputs; 1 leaves them as they are, 2 to 10 is usual")
            @Default("4")
            @Positive
            double temperature,

            @Summary("Weights of the members: equal, given, or by their error at each row's true label")
            @Default("equal")
            Weighting weighting,

            @Summary("With given: the weights, in the members' order; scaled to add up to one") @Default("[]")
            List<@PositiveOrZero Double> weights,

            @Summary("Whether rows count by their weight; otherwise each counts alike") @Default("true")
            boolean weighted) {}

    private final Settings settings;

    MultiTeacher(Settings settings) {
        this.settings = settings;
    }

    static Ports check(Settings settings, PortSpecs inputs) {
        Ports ports = TeacherCheck.ports(inputs);
        boolean given = settings.weighting() == Weighting.GIVEN;
        if (given != !settings.weights().isEmpty()) {
            return ports.with(Problem.error(
                    "weights",
                    given
                            ? "is empty, but 'weighting' is 'given'"
                            : "is " + settings.weights() + ", but 'weighting' is not 'given'",
                    given ? "give a weight for each member" : "write 'weighting: given', or leave the weights out"));
        }
        if (given && settings.weights().stream().allMatch(weight -> weight == 0)) {
            return ports.with(Problem.error("weights", "are all '0'", "give at least one member a positive weight"));
        }
        int members = inputs.teacher().map(ModelSpec::members).orElse(0);
        if (given && members > 0 && members != settings.weights().size()) {
            return ports.with(Problem.error(
                    "weights",
                    "are " + settings.weights().size() + ", but the teacher has " + members + " members",
                    "give a weight for each member, in their order"));
        }
        return ports;
    }

    @Override
    public Set<Need> needs() {
        return switch (settings.weighting()) {
            case EQUAL, GIVEN -> Set.of(Need.TEACHER_LOGITS);
            case CONFIDENCE -> Set.of(Need.TEACHER_LOGITS, Need.LABELS);
        };
    }

    @Override
    public Set<View> views() {
        return Set.of(MEMBERS);
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Ops tf = in.tf();
        Operand<TFloat32> members = in.teacherView(MEMBERS);
        int count = Math.toIntExact(members.shape().get(1));
        float temperature = (float) settings.temperature();
        Operand<TFloat32> teachers = tf.nn.logSoftmax(tf.math.div(members, tf.constant(temperature)));
        Operand<TFloat32> student = tf.expandDims(
                Softened.of(in, in.logits(), settings.temperature()).logarithms(), tf.constant(1));
        Operand<TFloat32> divergences =
                tf.reduceSum(tf.math.mul(tf.math.exp(teachers), tf.math.sub(teachers, student)), tf.constant(2));
        Operand<TFloat32> perRow = tf.reduceSum(tf.math.mul(weights(in, members, count), divergences), tf.constant(1));
        return Rows.mean(in, tf.math.mul(perRow, tf.constant(temperature * temperature)), settings.weighted());
    }

    /** {@return weights that add up to one, {@code [1, members]} or {@code [batch, members]}} */
    private Operand<TFloat32> weights(LossInputs in, Operand<TFloat32> members, int count) {
        return switch (settings.weighting()) {
            case EQUAL -> in.tf().constant(new float[][] {equal(count)});
            case GIVEN -> in.tf().constant(new float[][] {given(count)});
            case CONFIDENCE -> count == 1 ? in.tf().constant(new float[][] {{1}}) : confidence(in, members, count);
        };
    }

    private static float[] equal(int count) {
        float[] shares = new float[count];
        Arrays.fill(shares, 1f / count);
        return shares;
    }

    private float[] given(int count) {
        List<Double> weights = settings.weights();
        if (weights.size() != count) {
            throw new IllegalStateException(
                    "There are '" + weights.size() + "' weights, but the teacher has '" + count + "' members");
        }
        double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
        float[] shares = new float[count];
        for (int m = 0; m < count; m++) {
            shares[m] = (float) (weights.get(m) / sum);
        }
        return shares;
    }

    private static Operand<TFloat32> confidence(LossInputs in, Operand<TFloat32> members, int count) {
        Ops tf = in.tf();
        Operand<TFloat32> truth = tf.expandDims(in.oneHotLabels(), tf.constant(1));
        Operand<TFloat32> errors =
                tf.math.neg(tf.reduceSum(tf.math.mul(truth, tf.nn.logSoftmax(members)), tf.constant(2)));
        Operand<TFloat32> doubts = tf.nn.softmax(errors);
        return tf.math.mul(tf.math.sub(tf.constant(1f), doubts), tf.constant(1f / (count - 1)));
    }
}
