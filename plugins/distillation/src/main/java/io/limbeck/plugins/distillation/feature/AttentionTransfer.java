package io.limbeck.plugins.distillation.feature;

import io.limbeck.plugins.distillation.term.Rows;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.tensorflow.LossInputs;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Attention transfer: where in the image a layer is active. With {@code Q = Σ_c |F_c|^p} over the channels, in one line
 * and divided by its length, {@code paper} is {@code ‖Q_s - Q_t‖} [1] and {@code code} the mean of {@code (Q_s - Q_t)²}
 * over the places, as the authors' own program has it [2]. Which of the two a published figure used is rarely said; the
 * weight of 1000 that goes around belongs to {@code code}. (The paper's β/2 is left to the term's weight, and the sum
 * over layers to several terms.)
 *
 * <p>Where the maps differ in size the larger is averaged over blocks. The number of channels does not matter.
 *
 * <p>[1] Zagoruyko, Komodakis: Paying More Attention to Attention, 2017, section 3.1. [2] The discrepancy is told in
 * torchdistill's documentation of {@code ATLoss}.
 */
final class AttentionTransfer extends LayerTerm {

    /** Whose definition. */
    enum Variant {
        PAPER,
        CODE
    }

    @Summary("Attention transfer: the student's layer is to be active where the teacher's is")
    record Settings(
            @Summary(LayerPair.TEACHER) @NotBlank String teacherLayer,
            @Summary(LayerPair.STUDENT) @NotBlank String studentLayer,

            @Summary("Whose definition: the paper's distance of two maps, or the mean square of its authors' code")
            @Default("code")
            Variant variant,

            @Summary("Power of each activation; the greater, the more the strongest place counts")
            @Default("2")
            @DecimalMin("1")
            double power,

            @Summary(LayerPair.WEIGHTED_ROWS) @Default("true")
            boolean weighted)
            implements LayerPair {}

    private final Settings settings;

    AttentionTransfer(Settings settings) {
        super(settings);
        this.settings = settings;
    }

    @Override
    Operand<TFloat32> loss(LossInputs in, Layers layers) {
        Ops tf = in.tf();
        Layers maps = layers.ofOneSize();
        Operand<TFloat32> difference = tf.math.sub(attention(maps.student()), attention(maps.teacher()));
        Operand<TFloat32> squares = tf.math.square(difference);
        Operand<TFloat32> perRow =
                switch (settings.variant()) {
                    case PAPER -> Norms.root(tf, tf.reduceSum(squares, tf.constant(1)));
                    case CODE -> tf.math.mean(squares, tf.constant(1));
                };
        return Rows.mean(in, perRow, settings.weighted());
    }

    private Operand<TFloat32> attention(Layer layer) {
        Ops tf = layer.tf();
        double power = settings.power();
        Operand<TFloat32> active = power == 2
                ? tf.math.square(layer.maps())
                : power == 1
                        ? tf.math.abs(layer.maps())
                        : tf.math.pow(tf.math.abs(layer.maps()), tf.constant((float) power));
        return Norms.unit(tf, tf.reduceSum(active, tf.constant(2)), 1);
    }
}
