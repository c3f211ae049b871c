package io.limbeck.testkit;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What a layer, or any other view of a model, shows of each row. Immutable by agreement: nobody writes into the arrays.
 *
 * @param rows values of each row, row-major within the row: {@code [rows][product of shape]}
 * @param shape shape of one row: {@code [units]}, {@code [height, width, channels]}, {@code []} for one number
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record LayerRows(float[][] rows, List<Integer> shape) {

    public LayerRows {
        requireNonNull(rows, "rows is null");
        shape = List.copyOf(shape);
        int width = width(shape);
        for (float[] row : rows) {
            if (row.length != width) {
                throw new IllegalArgumentException(
                        "A row of shape '" + shape + "' has '" + width + "' values, but one has '" + row.length + "'");
            }
        }
    }

    /**
     * {@return vectors, one per row}
     *
     * @param rows values of each row
     */
    public static LayerRows vectors(float[]... rows) {
        return new LayerRows(rows, List.of(rows[0].length));
    }

    /**
     * {@return images, one per row: values in the order height, width, channel}
     *
     * @param height rows of pixels
     * @param width columns of pixels
     * @param channels numbers per pixel
     * @param rows values of each row
     */
    public static LayerRows images(int height, int width, int channels, float[]... rows) {
        return new LayerRows(rows, List.of(height, width, channels));
    }

    /**
     * {@return a layer of the same shape with other values}
     *
     * @param others values in the same form
     */
    public LayerRows withRows(float[][] others) {
        return new LayerRows(others, shape);
    }

    /** {@return these rows, in this order} */
    LayerRows select(int... chosen) {
        return withRows(Arrays.stream(chosen).mapToObj(row -> rows[row]).toArray(float[][]::new));
    }

    static int width(List<Integer> shape) {
        return shape.stream().reduce(1, Math::multiplyExact);
    }
}
