package io.limbeck.spi.search;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A point of a space.
 *
 * @param coordinates one for each dimension, in the order of the space
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Point(List<Double> coordinates) {

    public Point {
        coordinates = List.copyOf(coordinates);
    }

    /**
     * {@return the coordinate on the dimension of that number}
     *
     * @param dimension number of the dimension, from 0
     */
    public double at(int dimension) {
        return coordinates.get(dimension);
    }
}
