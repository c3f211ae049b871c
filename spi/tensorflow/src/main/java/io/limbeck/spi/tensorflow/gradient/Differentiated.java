package io.limbeck.spi.tensorflow.gradient;

import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * An operation that is being differentiated.
 *
 * @param tf where to build operations
 * @param operation the operation
 * @param gradients the gradient with respect to each of its outputs, in order
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Differentiated(Ops tf, GraphOperation operation, List<Output<?>> gradients) {

    public Differentiated {
        gradients = List.copyOf(gradients);
    }

    /** {@return the gradient with respect to the first output} */
    public Operand<TFloat32> gradient() {
        return gradients.get(0).expect(TFloat32.class);
    }

    /**
     * {@return an input}
     *
     * @param index number of the input, from 0
     */
    public Operand<TFloat32> input(int index) {
        return operation.input(index).expect(TFloat32.class);
    }

    /**
     * {@return an input of whole numbers}
     *
     * @param index number of the input, from 0
     */
    public Operand<TInt32> codes(int index) {
        return operation.input(index).expect(TInt32.class);
    }

    /** {@return the first output} */
    public Operand<TFloat32> output() {
        return operation.<TFloat32>output(0);
    }

    /** {@return in place of a gradient: the output does not change with that input} */
    public Operand<?> none() {
        return NoGradient.OUTPUT;
    }

    /**
     * {@return the whole numbers of an attribute}
     *
     * @param attribute as TensorFlow names it
     */
    public List<Long> numbers(String attribute) {
        return Arrays.stream(operation.attributes().getAttrIntList(attribute))
                .boxed()
                .toList();
    }

    /**
     * {@return the text of an attribute}
     *
     * @param attribute as TensorFlow names it
     */
    public String text(String attribute) {
        return operation.attributes().getAttrString(attribute);
    }

    /**
     * {@return the truth of an attribute}
     *
     * @param attribute as TensorFlow names it
     */
    public boolean isSet(String attribute) {
        return operation.attributes().getAttrBool(attribute);
    }
}
