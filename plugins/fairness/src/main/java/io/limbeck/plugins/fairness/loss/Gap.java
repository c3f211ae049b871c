package io.limbeck.plugins.fairness.loss;

import io.limbeck.spi.tensorflow.LossInputs;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The gap between groups in the mean of a row value, as the settings want it. */
record Gap(LossInputs in, GapSettings settings) {

    /** {@return the probability of the favourable class for each row, {@code [batch]}} */
    Operand<TFloat32> favourableProbability() {
        return favourableColumn(in.tf().nn.softmax(in.logits()));
    }

    /** {@return 1 for each row whose true class is the favourable one, else 0, {@code [batch]}} */
    Operand<TFloat32> favourableLabel() {
        return favourableColumn(in.oneHotLabels());
    }

    private Operand<TFloat32> favourableColumn(Operand<TFloat32> matrix) {
        float[] favourable = new float[in.classes()];
        favourable[in.favourable()] = 1;
        return in.tf()
                .reduceSum(
                        in.tf().math.mul(matrix, in.tf().constant(favourable)),
                        in.tf().constant(1));
    }

    /** {@return a mask that counts every row} */
    Operand<TFloat32> everyRow() {
        return in.tf().onesLike(in.weights());
    }

    /** {@return the gap in the mean of {@code value} over the rows where {@code mask} is 1} */
    Operand<TFloat32> absolute(Operand<TFloat32> value, Operand<TFloat32> mask) {
        return gap(value, mask, false);
    }

    /** {@return the same gap divided by the larger mean; 0 where that is 0} */
    Operand<TFloat32> relative(Operand<TFloat32> value, Operand<TFloat32> mask) {
        return gap(value, mask, true);
    }

    private Operand<TFloat32> gap(Operand<TFloat32> value, Operand<TFloat32> mask, boolean relative) {
        Ops tf = in.tf();
        Operand<TFloat32> counted = settings.weighted() ? tf.math.mul(mask, in.weights()) : mask;
        GroupRates rates = GroupRates.of(in, settings.requireAttribute(in.attributes()), value, counted);
        Operand<TFloat32> comparable =
                tf.dtypes.cast(tf.math.greater(rates.count(tf), tf.constant(1f)), TFloat32.class);
        return tf.math.mul(settings.aggregate().gap(tf, rates, relative), comparable);
    }
}
