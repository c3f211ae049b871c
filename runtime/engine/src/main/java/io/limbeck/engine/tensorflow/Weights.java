package io.limbeck.engine.tensorflow;

import java.util.Arrays;

/**
 * Values of one variable.
 *
 * @param shape its shape
 * @param values its values, row-major
 */
record Weights(long[] shape, float[] values) {

    Weights {
        long size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (size != values.length) {
            throw new IllegalArgumentException(
                    values.length + " values do not fill the shape " + Arrays.toString(shape));
        }
    }
}
