package io.limbeck.spi.data;

import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.RandomSource;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/** Divides rows among the four splits. */
@API(status = API.Status.STABLE, since = "0.1")
public interface Splitter {

    /** The kind. */
    ComponentKind<Splitter> KIND =
            new ComponentKind<>("splitter", Splitter.class, "Divides rows among the four splits");

    /**
     * {@return the row numbers of each split, disjoint}
     *
     * @param rows the rows
     * @param published the split each row was published with, or an empty list
     * @param random the source of chance; the same source gives the same split
     */
    Map<Split, int[]> split(Table rows, List<Split> published, RandomSource random);
}
