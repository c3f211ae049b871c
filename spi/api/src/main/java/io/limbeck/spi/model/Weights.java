package io.limbeck.spi.model;

import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * Values of one variable. Arrays are shared, not copied: nobody may change them.
 *
 * @param shape its shape
 * @param values its values, row-major
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Weights(long[] shape, float[] values) {

    public Weights {
        long size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (size != values.length) {
            throw new IllegalArgumentException(
                    values.length + " values do not fill the shape " + Arrays.toString(shape));
        }
    }
}
