package io.limbeck.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What a component can do. A kind is a value, so that a new one needs no change in catalog, REST interface or composer.
 *
 * @param id the name in lists and schemas, {@code loss-term}
 * @param type the contract that components of this kind create
 * @param summary one sentence
 * @param inputs ports that every component of this kind has, before those of its own
 * @param <T> the contract
 */
@API(status = API.Status.STABLE, since = "0.1")
public record ComponentKind<T>(String id, Class<T> type, String summary, List<Port> inputs) {

    public ComponentKind {
        requireNonNull(id, "id is null");
        requireNonNull(type, "type is null");
        requireNonNull(summary, "summary is null");
        inputs = List.copyOf(inputs);
    }

    /**
     * A kind without ports of its own.
     *
     * @param id the name in lists and schemas
     * @param type the contract
     * @param summary one sentence
     */
    public ComponentKind(String id, Class<T> type, String summary) {
        this(id, type, summary, List.of());
    }

    @Override
    public String toString() {
        return id;
    }
}
