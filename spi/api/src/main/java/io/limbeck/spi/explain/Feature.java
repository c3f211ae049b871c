package io.limbeck.spi.explain;

import java.util.List;
import org.apiguardian.api.API;

/**
 * One feature as a person knows it: a column of the data set, however many floats it became.
 *
 * @param name name of the column as read ({@code workclass}), or of a pixel ({@code pixels[3,14]})
 * @param column the column as read in which it stands; the same as {@code name} except for parts of blocks
 * @param positions its floats in a row of {@link io.limbeck.spi.data.Table#matrix}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Feature(String name, String column, List<Integer> positions) {
    public Feature {
        positions = List.copyOf(positions);
    }
}
