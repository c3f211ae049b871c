package io.limbeck.spi.federation;

import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/** Divides rows among the clients of a federation. Pure: the same rows and randomness give the same parts. */
@API(status = API.Status.STABLE, since = "0.1")
public interface Partitioner {

    /** The kind. */
    ComponentKind<Partitioner> KIND =
            new ComponentKind<>("partitioner", Partitioner.class, "Divides rows among the clients of a federation");

    /**
     * {@return row numbers of each client, ascending and disjoint}; a client may have none. Rows that nobody holds are left
     * out of the federation.
     *
     * <p>Asked for each split by itself, with the same randomness: as many clients every time, and what a client is like
     * (its share of each class, its size) is drawn alike, so that its validation rows resemble its training rows.
     *
     * @param rows the rows of the split
     * @param split which split they are
     * @param random randomness of the partition, the same for every split
     * @throws io.limbeck.spi.InvalidInputException if rows like these cannot be divided so
     */
    int[][] partition(Table rows, Split split, RandomSource random);

    /**
     * {@return names of the clients, as many}: {@code client 0}, … unless clients are something in the data
     *
     * @param rows the rows of any split
     * @param clients number of clients
     */
    default List<String> names(Table rows, int clients) {
        return IntStream.range(0, clients)
                .mapToObj(client -> "client " + client)
                .toList();
    }
}
