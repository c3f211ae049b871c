package io.limbeck.spi.federation;

import static java.util.Objects.requireNonNull;

import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Table;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * What happens to updates between client and server: clipping and noise, compression, attacks, and what a server does with
 * all of them before it aggregates. Filters are applied in order. Pure: what lasts is in the memory. Thread-safe.
 */
@API(status = API.Status.STABLE, since = "0.1")
public interface UpdateFilter {

    /** The kind. */
    ComponentKind<UpdateFilter> KIND = new ComponentKind<>(
            "update-filter",
            UpdateFilter.class,
            "Changes what clients send before it is aggregated: clipping, noise, compression, attacks");

    /**
     * {@return the updates, changed}; as many or fewer
     *
     * @param updates one update if {@link #alone} holds, otherwise all of the round, by number of client
     * @param memory what the filter remembers; empty at first
     * @param round where the federation stands
     */
    Filtered apply(List<ClientUpdate> updates, Map<String, double[]> memory, Round round);

    /** {@return whether an update is changed without a look at the others}; then its memory stays empty */
    default boolean alone() {
        return true;
    }

    /**
     * {@return the training rows as clients hold them}: an attack on the data changes them, everything else leaves them
     *
     * @param rows the rows of all clients
     * @param clients row numbers of each client
     * @param random randomness of the federation
     */
    default Table held(Table rows, int[][] clients, RandomSource random) {
        return rows;
    }

    /**
     * {@return bytes that an update has on the wire behind this filter}
     *
     * @param bytes bytes it had before
     * @param parameters length of the vector
     */
    default long bytes(long bytes, long parameters) {
        return bytes;
    }

    /**
     * {@return figures of the finished federation}, such as the privacy spent
     *
     * @param memory what the filter remembers
     * @param rounds rounds done
     * @param share share of the clients that is sampled in a round
     */
    default Map<String, Double> facts(Map<String, double[]> memory, int rounds, double share) {
        return Map.of();
    }

    /**
     * Filtered updates.
     *
     * @param updates the updates
     * @param memory what the filter remembers from now on
     */
    record Filtered(List<ClientUpdate> updates, Map<String, double[]> memory) {
        public Filtered {
            requireNonNull(updates, "updates is null");
            updates = List.copyOf(updates);
            memory = Collections.unmodifiableMap(new LinkedHashMap<>(memory));
        }
    }
}
