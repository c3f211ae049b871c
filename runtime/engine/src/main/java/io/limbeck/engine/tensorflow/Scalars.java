package io.limbeck.engine.tensorflow;

import io.limbeck.spi.Schedule;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Scheduled numbers in a graph: constants where they never change, else fed before each step. */
final class Scalars {

    private final Ops tf;
    private final Map<Schedule, Operand<TFloat32>> operands = new LinkedHashMap<>();
    private final Map<Schedule, Placeholder<TFloat32>> fed = new LinkedHashMap<>();

    Scalars(Ops tf) {
        this.tf = tf;
    }

    Operand<TFloat32> operand(Schedule schedule) {
        Operand<TFloat32> known = operands.get(schedule);
        if (known != null) {
            return known;
        }
        Operand<TFloat32> operand;
        if (schedule instanceof Schedule.Constant constant) {
            operand = tf.constant((float) constant.value());
        } else {
            Placeholder<TFloat32> placeholder =
                    tf.placeholder(TFloat32.class, Placeholder.shape(org.tensorflow.ndarray.Shape.scalar()));
            fed.put(schedule, placeholder);
            operand = placeholder;
        }
        operands.put(schedule, operand);
        return operand;
    }

    /** {@return placeholders by the schedules whose values they take} */
    Map<Schedule, Placeholder<TFloat32>> fed() {
        return fed;
    }
}
