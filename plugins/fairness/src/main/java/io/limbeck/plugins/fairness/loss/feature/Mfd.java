package io.limbeck.plugins.fairness.loss.feature;

import io.limbeck.plugins.fairness.loss.groups.Among;
import io.limbeck.plugins.fairness.loss.groups.GroupCheck;
import io.limbeck.plugins.fairness.loss.groups.GroupSettings;
import io.limbeck.plugins.fairness.loss.groups.Members;
import io.limbeck.plugins.fairness.loss.groups.StudentLayer;
import io.limbeck.spi.Component;
import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.model.View;
import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Need;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * Fair feature distillation (MFD): {@code ½ Σ_y Σ_g MMD²(teacher's features | y, student's features | y, g)} [1]. In each true
 * class, the features of each group of the student are to be distributed as those of everybody of that class are in the
 * teacher: the student learns the teacher's features and forgets the groups at once.
 *
 * <p>Kernel {@code exp(-‖x - y‖² / (2σ · m))}, m being the mean squared distance between teacher's and student's features over
 * all pairs of the batch, through which no gradient flows: as the authors' code has it, with σ and not σ². Means are over
 * all pairs, a row with itself included, by the product of the rows' weights. Both layers must have one width.
 *
 * <p>A group without rows of a class in the batch is left out of that class. A row of unknown group is one of the teacher's
 * class, and none of the student's. The paper's weights are 3 and 7, on the layer before the logits. Not zero where
 * student and teacher agree, unless the teacher's features do not depend on the group. Cost: three matrices of {@code [batch, batch]}.
 *
 * <p>[1] Jung, Lee, Park, Moon: Fair Feature Distillation for Visual Recognition, 2021.
 */
final class Mfd implements LossTerm {

    @Summary("Fair feature distillation (MFD): each group's features as the teacher's of the same class")
    record Settings(
            @Summary("The teacher's layer, by name; 'limbeck plugins describe' of its architecture tells the names")
            @NotBlank
            String teacherLayer,

            @Summary("The student's layer, by name, of the same width") @NotBlank
            String studentLayer,

            @Summary(ATTRIBUTE) Optional<String> attribute,

            @Summary("Width of the kernel, in units of the mean squared distance of teacher and student")
            @Default("1")
            @Positive
            double sigma,

            @Summary(WEIGHTED) @Default("true") boolean weighted)
            implements GroupSettings {}

    private final Settings settings;

    Mfd(Settings settings) {
        this.settings = settings;
    }

    static Component<Settings, LossTerm> component() {
        return Component.of(LossTerm.KIND, "fairness/mfd", Settings.class, Mfd::new)
                .ports(Mfd::ports);
    }

    private static Ports ports(Settings settings, PortSpecs inputs) {
        Ports ports = GroupCheck.ports(settings, Set.of(Need.GROUPS, Need.LABELS), inputs);
        return StudentLayer.problem("studentLayer", settings.studentLayer(), inputs)
                .map(ports::with)
                .orElse(ports);
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.GROUPS, Need.LABELS);
    }

    @Override
    public Set<View> views() {
        return Set.of(teacherLayer());
    }

    private View teacherLayer() {
        return new View.Tap(settings.teacherLayer());
    }

    @Override
    public Operand<TFloat32> loss(LossInputs in) {
        Ops tf = in.tf();
        Operand<TFloat32> teacher = StudentLayer.vectors(tf, in.teacherView(teacherLayer()));
        Operand<TFloat32> student = StudentLayer.vectors(in, "studentLayer", settings.studentLayer());
        requireOneWidth(teacher.shape().get(1), student.shape().get(1));
        Operand<TFloat32> between = squaredDistances(tf, teacher, student);
        Operand<TFloat32> width = tf.stopGradient(width(tf, between));
        Operand<TFloat32> ofTeacher = kernel(tf, squaredDistances(tf, teacher, teacher), width);
        Operand<TFloat32> ofStudent = kernel(tf, squaredDistances(tf, student, student), width);
        Operand<TFloat32> ofBoth = kernel(tf, between, width);
        Operand<TFloat32> sum = Among.EACH_CLASS.masks(in).stream()
                .map(mask -> inClass(in, mask, ofTeacher, ofStudent, ofBoth))
                .reduce(tf.math::add)
                .orElseThrow();
        return tf.math.mul(tf.constant(0.5f), sum);
    }

    /** {@return the discrepancies of all groups in one class, summed} */
    private Operand<TFloat32> inClass(
            LossInputs in,
            Operand<TFloat32> mask,
            Operand<TFloat32> ofTeacher,
            Operand<TFloat32> ofStudent,
            Operand<TFloat32> ofBoth) {
        Ops tf = in.tf();
        Operand<TFloat32> counted = settings.weighted() ? tf.math.mul(mask, in.weights()) : mask;
        Operand<TFloat32> everybody = tf.expandDims(
                tf.math.divNoNan(counted, tf.reduceSum(counted, tf.constant(0))), tf.constant(1)); // [batch, 1]
        Members members = Members.of(in, settings, settings.weighted(), mask);
        Operand<TFloat32> groups = members.shares(); // [batch, groups]
        Operand<TFloat32> teacher = mean(tf, everybody, ofTeacher, everybody); // [1, 1]
        Operand<TFloat32> student = tf.reduceSum(
                tf.math.mul(groups, tf.linalg.matMul(ofStudent, groups)),
                tf.constant(0),
                ReduceSum.keepDims(true)); // [1, groups]
        Operand<TFloat32> both = mean(tf, everybody, ofBoth, groups); // [1, groups]
        Operand<TFloat32> discrepancies =
                tf.math.sub(tf.math.add(teacher, student), tf.math.mul(tf.constant(2f), both));
        return tf.reduceSum(tf.math.mul(discrepancies, members.present()), tf.constant(new int[] {0, 1}));
    }

    private static Operand<TFloat32> mean(
            Ops tf, Operand<TFloat32> rows, Operand<TFloat32> kernel, Operand<TFloat32> columns) {
        return tf.linalg.matMul(rows, tf.linalg.matMul(kernel, columns), MatMul.transposeA(true));
    }

    /** {@return {@code 2σm}, a scalar; 1 where all features are the same} */
    private Operand<TFloat32> width(Ops tf, Operand<TFloat32> squared) {
        Operand<TFloat32> mean = tf.math.mean(squared, tf.constant(new int[] {0, 1}));
        Operand<TFloat32> none = tf.dtypes.cast(tf.math.lessEqual(mean, tf.constant(1e-12f)), TFloat32.class);
        return tf.math.add(tf.math.mul(tf.constant((float) (2 * settings.sigma())), mean), none);
    }

    private static Operand<TFloat32> kernel(Ops tf, Operand<TFloat32> squared, Operand<TFloat32> width) {
        return tf.math.exp(tf.math.neg(tf.math.div(squared, width)));
    }

    /** By products, since {@code [batch, batch, width]} would be large; rounding can make them negative, and is cut off. */
    private static Operand<TFloat32> squaredDistances(Ops tf, Operand<TFloat32> one, Operand<TFloat32> other) {
        Operand<TFloat32> products = tf.linalg.matMul(one, other, MatMul.transposeB(true));
        Operand<TFloat32> squares =
                tf.math.add(squares(tf, one), tf.linalg.transpose(squares(tf, other), tf.constant(new int[] {1, 0})));
        return tf.nn.relu(tf.math.sub(squares, tf.math.mul(tf.constant(2f), products)));
    }

    private static Operand<TFloat32> squares(Ops tf, Operand<TFloat32> rows) {
        return tf.reduceSum(tf.math.square(rows), tf.constant(1), ReduceSum.keepDims(true));
    }

    private void requireOneWidth(long teacher, long student) {
        if (teacher != student) {
            throw new InvalidInputException(Problem.error(
                    "studentLayer",
                    "layer '" + settings.studentLayer() + "' of the student has '" + student + "' units, but layer '"
                            + settings.teacherLayer() + "' of the teacher has '" + teacher + "'",
                    "name layers of the same width; where there are none, 'distillation/similarity-preserving' beside"
                            + " 'fairness/mmd' minds no width"));
        }
    }
}
