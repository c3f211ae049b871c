package io.limbeck.spi.tensorflow;

import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** One batch, seen by a loss term. {@code batch} is unknown while the graph is built; the last batch can be smaller. */
public interface LossInputs {

    /** {@return where to build operations} */
    Ops tf();

    /** {@return the student's logits, {@code [batch, classes]}} */
    Operand<TFloat32> logits();

    /** {@return true classes, {@code [batch]}} */
    Operand<TInt32> labels();

    /** {@return true classes one-hot, {@code [batch, classes]}} */
    Operand<TFloat32> oneHotLabels();

    /** {@return row weights, {@code [batch]}; all 1 unless a transform such as reweighing says otherwise} */
    Operand<TFloat32> weights();

    /**
     * {@return the teacher's logits, {@code [batch, classes]}; constants, no gradient flows into them}
     *
     * @throws IllegalStateException without a teacher; declare {@link Need#TEACHER_LOGITS}
     */
    Operand<TFloat32> teacherLogits();

    /** {@return names of the sensitive attributes, in declared order} */
    List<String> attributes();

    /** {@return group names of an attribute, in code order} */
    List<String> groupNames(String attribute);

    /** {@return group codes of an attribute, {@code [batch]}; -1 where unknown} */
    Operand<TInt32> groups(String attribute);

    /** {@return the student's taps by name} */
    Map<String, Operand<TFloat32>> taps();

    /** {@return variables for terms that have some of their own (a projection)} */
    VariableScope variables();

    /** {@return number of classes} */
    int classes();

    /** {@return code of the favourable (positive) class} */
    int favourable();
}
