package io.limbeck.spi.tensorflow.gradient;

import java.util.List;
import java.util.function.Function;
import org.tensorflow.Operand;

/**
 * A gradient of ours.
 *
 * @param type the type of operation
 * @param rule builds the gradient
 */
record Definition(String type, Function<Differentiated, List<Operand<?>>> rule) implements OpGradient {
    @Override
    public List<Operand<?>> of(Differentiated operation) {
        return rule.apply(operation);
    }
}
