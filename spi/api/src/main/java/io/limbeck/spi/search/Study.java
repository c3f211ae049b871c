package io.limbeck.spi.search;

import java.util.List;
import org.apiguardian.api.API;

/**
 * All that a search may know: the space, and what has been tried so far.
 *
 * @param space the dimensions; a point has a coordinate for each
 * @param objectives how many objectives there are, at least one
 * @param limit how many trials there may be
 * @param trials what has been tried, by number; nothing in it is still going on
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Study(List<Dimension> space, int objectives, int limit, List<Trial> trials) {
    public Study {
        space = List.copyOf(space);
        trials = List.copyOf(trials);
    }
}
