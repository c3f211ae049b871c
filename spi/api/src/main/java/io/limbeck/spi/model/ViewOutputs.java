package io.limbeck.spi.model;

import java.util.List;

/**
 * What a model shows of rows.
 *
 * @param values {@code [rows, shape…]}, row-major
 * @param shape shape of one row's values; empty for one number per row
 */
public record ViewOutputs(float[] values, List<Integer> shape) {

    public ViewOutputs {
        shape = List.copyOf(shape);
        int width = shape.stream().reduce(1, Math::multiplyExact);
        if (width < 1 || values.length % width != 0) {
            throw new IllegalArgumentException(values.length + " values cannot be shared among rows of shape " + shape);
        }
    }

    /** {@return floats per row} */
    public int width() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** {@return the number of rows} */
    public int rows() {
        return values.length / width();
    }
}
