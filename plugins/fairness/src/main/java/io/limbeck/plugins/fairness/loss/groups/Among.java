package io.limbeck.plugins.fairness.loss.groups;

import io.limbeck.spi.tensorflow.LossInputs;
import io.limbeck.spi.tensorflow.Need;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Among which rows groups are compared: it decides which notion of fairness a term on distributions stands for. */
public enum Among {
    /** Everybody: demographic parity. */
    ALL_ROWS,
    /** Those whose true class is the favourable one: equal opportunity. */
    FAVOURABLE,
    /** Those whose true class is another: equal false positive rates, MinDiff's usual case. */
    UNFAVOURABLE,
    /** Within each true class, and summed: equalized odds. */
    EACH_CLASS;

    /** The summary of a setting of this kind. */
    public static final String SUMMARY =
            "Rows among which groups are compared: all (parity), the favourable class (opportunity), the others, or each class and summed (odds)";

    /** {@return what a term that looks among these rows cannot do without} */
    public Set<Need> needs() {
        return this == ALL_ROWS ? EnumSet.of(Need.GROUPS) : EnumSet.of(Need.GROUPS, Need.LABELS);
    }

    /** {@return masks of {@code [batch]}, 1 for a row that is looked at; what they give is summed} */
    public List<Operand<TFloat32>> masks(LossInputs in) {
        Ops tf = in.tf();
        return switch (this) {
            case ALL_ROWS -> List.of(tf.onesLike(in.weights()));
            case FAVOURABLE -> List.of(ofClass(in, in.favourable()));
            case UNFAVOURABLE -> List.of(tf.math.sub(tf.constant(1f), ofClass(in, in.favourable())));
            case EACH_CLASS -> {
                List<Operand<TFloat32>> masks = new ArrayList<>();
                for (int label = 0; label < in.classes(); label++) {
                    masks.add(ofClass(in, label));
                }
                yield masks;
            }
        };
    }

    private static Operand<TFloat32> ofClass(LossInputs in, int label) {
        return column(in, in.oneHotLabels(), label);
    }

    /** {@return one column of a matrix {@code [batch, classes]}, as {@code [batch]}} */
    public static Operand<TFloat32> column(LossInputs in, Operand<TFloat32> matrix, int column) {
        float[] wanted = new float[in.classes()];
        wanted[column] = 1;
        Ops tf = in.tf();
        return tf.reduceSum(tf.math.mul(matrix, tf.constant(wanted)), tf.constant(1));
    }
}
