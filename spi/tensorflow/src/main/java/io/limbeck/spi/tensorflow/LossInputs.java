package io.limbeck.spi.tensorflow;

import io.limbeck.spi.Schedule;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.View;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** One batch, seen by a loss term. {@code batch} is unknown while the graph is built; the last batch can be smaller. */
@API(status = API.Status.STABLE, since = "0.1")
public interface LossInputs {

    /** {@return where to build operations} */
    Ops tf();

    /** {@return the student's logits, {@code [batch, classes]}; for numbers mean and log variance, {@code [batch, 2]}} */
    Operand<TFloat32> logits();

    /** {@return true classes, {@code [batch]}} */
    Operand<TInt32> labels();

    /** {@return true classes one-hot, {@code [batch, classes]}} */
    Operand<TFloat32> oneHotLabels();

    /**
     * {@return the numbers to predict, standardised, {@code [batch]}}; the scale on which the student's logits are mean and
     * log variance, see {@link io.limbeck.spi.model.Gaussian}
     *
     * @throws IllegalStateException if classes are predicted; declare {@link Need#TARGETS}
     */
    default Operand<TFloat32> targets() {
        throw new IllegalStateException("There are no numbers to predict here; declare Need.TARGETS");
    }

    /** {@return row weights, {@code [batch]}; all 1 unless a transform such as reweighing says otherwise} */
    Operand<TFloat32> weights();

    /**
     * {@return the teacher's logits, {@code [batch, classes]}; constants, no gradient flows into them}
     *
     * @throws IllegalStateException without a teacher; declare {@link Need#TEACHER_LOGITS}
     */
    Operand<TFloat32> teacherLogits();

    /**
     * {@return what the teacher shows of the rows, {@code [batch, shape…]}; constants, no gradient flows into them}
     *
     * @param view one of those that {@link LossTerm#views} declares
     * @throws IllegalStateException without a teacher
     * @throws io.limbeck.spi.InvalidInputException if the teacher has no such view
     */
    Operand<TFloat32> teacherView(View view);

    /** {@return the features the student sees, {@code [batch, shape…]}} */
    Operand<TFloat32> features();

    /**
     * {@return the derivative of the sum of {@code of} with respect to {@link #features}, of the same shape}. Where
     * every row's part of {@code of} depends on that row alone, these are the rows' own gradients. It can be
     * differentiated again: a term made of it trains the student's gradients.
     *
     * @param of any operand computed from the student's graph
     */
    Operand<TFloat32> inputGradient(Operand<TFloat32> of);

    /**
     * {@return what an augmentation hid from the student}
     *
     * @throws IllegalStateException if nothing is hidden; declare {@link Need#HIDDEN_FEATURES}
     */
    default Hidden hidden() {
        throw new IllegalStateException("Nothing is hidden here; declare Need.HIDDEN_FEATURES");
    }

    /** {@return names of the sensitive attributes, in declared order} */
    List<String> attributes();

    /**
     * {@return group names of an attribute, in code order}
     *
     * @param attribute one of {@link #attributes}
     */
    List<String> groupNames(String attribute);

    /**
     * {@return group codes of an attribute, {@code [batch]}; -1 where unknown}
     *
     * @param attribute one of {@link #attributes}
     */
    Operand<TInt32> groups(String attribute);

    /** {@return the student's taps by name} */
    Map<String, Operand<TFloat32>> taps();

    /** {@return variables for terms that have some of their own (a projection)} */
    VariableScope variables();

    /**
     * {@return the present value of a state that the term carries from step to step}, such as the weights of groups. No
     * gradient moves it and no model keeps it; checkpoints do, so that a training can be resumed.
     *
     * @param name unique within the term
     * @param shape fully known
     * @param first its values before the first step
     */
    Operand<TFloat32> state(String name, Shape shape, Supplier<float[]> first);

    /**
     * Says what a state becomes after this step. The value is computed before anything is updated, from the weights and
     * states that the gradients are computed from. In a graph that only measures, the state stays as it is.
     *
     * @param name a state that was asked for
     * @param value of the same shape; no gradient flows through it
     */
    void next(String name, Operand<TFloat32> value);

    /**
     * {@return the present value of a setting that changes while the model is trained, a scalar}; on validation rows the
     * value it ends at, so that epochs can be compared
     *
     * @param schedule how it changes
     */
    Operand<TFloat32> scheduled(Schedule schedule);

    /** {@return the prepared training rows, for values that are read off the data once: sizes of groups} */
    Table rows();

    /** {@return number of classes; 0 where numbers are predicted} */
    int classes();

    /** {@return code of the favourable (positive) class; -1 where numbers are predicted} */
    int favourable();
}
