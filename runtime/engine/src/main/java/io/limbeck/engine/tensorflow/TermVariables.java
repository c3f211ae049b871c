package io.limbeck.engine.tensorflow;

import io.limbeck.spi.tensorflow.VariableScope;
import java.util.function.Supplier;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * What one loss term keeps: variables that learn, and states that it carries from step to step.
 *
 * @param variables all variables of the graph
 * @param prefix where the term's own are
 * @param trains whether states move; in a graph that only measures they do not
 */
record TermVariables(Variables variables, String prefix, boolean trains) {

    VariableScope scope() {
        return variables.scope(prefix);
    }

    Operand<TFloat32> state(String name, Shape shape, Supplier<float[]> first) {
        return variables.carried(full(name), shape, first);
    }

    void next(String name, Operand<TFloat32> value) {
        if (trains) {
            variables.next(full(name), value);
        }
    }

    private String full(String name) {
        return prefix + "state/" + name;
    }
}
