package io.limbeck.plugins.distillation.feature;

import io.limbeck.plugins.distillation.term.Rows;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.LossInputs;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Neuron selectivity transfer: the maximum mean discrepancy of two sets of maps, one map per channel, each divided by
 * its length: {@code mean k(t, t') + mean k(s, s') - 2 · mean k(s, t)} in each row, averaged over the rows [1]. The
 * number of channels and their order do not matter; where the maps differ in size the larger is averaged over blocks.
 *
 * <p>Kernels: linear {@code xᵀy}; polynomial {@code (xᵀy)²}, which did best in the paper; Gaussian {@code exp(-‖x - y‖²
 * / 2σ²)}, σ² being the mean squared distance of the teacher's maps of the row. The usual weight is 50.
 *
 * <p>[1] Huang, Wang: Like What You Like: Knowledge Distill via Neuron Selectivity Transfer, 2017, section 3.
 */
final class NeuronSelectivity extends LayerTerm {

    /** How alike two maps are. */
    enum Kernel {
        LINEAR,
        POLYNOMIAL,
        GAUSSIAN
    }

    @Summary("Neuron selectivity: the student's set of maps is to be distributed as the teacher's")
    record Settings(
            @Summary(LayerPair.TEACHER) @NotBlank String teacherLayer,
            @Summary(LayerPair.STUDENT) @NotBlank String studentLayer,

            @Summary("How alike two maps are") @Default("polynomial")
            Kernel kernel,

            @Summary(LayerPair.WEIGHTED_ROWS) @Default("true")
            boolean weighted)
            implements LayerPair {}

    private final Settings settings;

    NeuronSelectivity(Settings settings) {
        super(settings);
        this.settings = settings;
    }

    @Override
    Operand<TFloat32> loss(LossInputs in, Layers layers) {
        Ops tf = in.tf();
        Layers sized = layers.ofOneSize();
        Operand<TFloat32> student = Norms.unit(tf, sized.student().maps(), 1);
        Operand<TFloat32> teacher = Norms.unit(tf, sized.teacher().maps(), 1);
        Operand<TFloat32> width = width(tf, teacher);
        Operand<TFloat32> own =
                tf.math.add(alikeness(tf, teacher, teacher, width), alikeness(tf, student, student, width));
        Operand<TFloat32> perRow =
                tf.math.sub(own, tf.math.mul(tf.constant(2f), alikeness(tf, student, teacher, width)));
        return Rows.mean(in, perRow, settings.weighted());
    }

    /** {@return the mean of the kernel over all pairs of maps, {@code [batch]}} */
    private Operand<TFloat32> alikeness(
            Ops tf, Operand<TFloat32> one, Operand<TFloat32> other, Operand<TFloat32> width) {
        Operand<TFloat32> kernel =
                switch (settings.kernel()) {
                    case LINEAR -> products(tf, one, other);
                    case POLYNOMIAL -> tf.math.square(products(tf, one, other));
                    case GAUSSIAN -> tf.math.exp(tf.math.neg(tf.math.div(distances(tf, one, other), width)));
                };
        return tf.math.mean(kernel, tf.constant(new int[] {1, 2}));
    }

    private static Operand<TFloat32> products(Ops tf, Operand<TFloat32> one, Operand<TFloat32> other) {
        return tf.linalg.einsum(List.of(one, other), "bpi,bpj->bij");
    }

    private static Operand<TFloat32> distances(Ops tf, Operand<TFloat32> one, Operand<TFloat32> other) {
        Operand<TFloat32> squares = tf.math.add(
                tf.expandDims(squares(tf, one), tf.constant(2)), tf.expandDims(squares(tf, other), tf.constant(1)));
        return tf.math.sub(squares, tf.math.mul(tf.constant(2f), products(tf, one, other)));
    }

    private static Operand<TFloat32> squares(Ops tf, Operand<TFloat32> maps) {
        return tf.reduceSum(tf.math.square(maps), tf.constant(1));
    }

    /** {@return 2σ² of each row, {@code [batch, 1, 1]}; 1 where the teacher's maps are all the same} */
    private static Operand<TFloat32> width(Ops tf, Operand<TFloat32> teacher) {
        Operand<TInt32> pairs = tf.constant(new int[] {1, 2});
        Operand<TFloat32> distances = distances(tf, teacher, teacher);
        Operand<TFloat32> total = tf.reduceSum(distances, pairs, ReduceSum.keepDims(true));
        Operand<TFloat32> count = tf.reduceSum(tf.onesLike(distances), pairs, ReduceSum.keepDims(true));
        Operand<TFloat32> width = tf.math.mul(tf.constant(2f), tf.math.div(total, count));
        Operand<TFloat32> wide = Norms.heard(tf, width, 1e-6f);
        return tf.math.add(tf.math.mul(width, wide), tf.math.sub(tf.constant(1f), wide));
    }
}
