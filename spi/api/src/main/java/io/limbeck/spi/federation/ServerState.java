package io.limbeck.spi.federation;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * What the server knows between two rounds. In doubles, so that many small updates are not lost.
 *
 * @param weights the global weights, {@code [parameters]}
 * @param memory what the strategy keeps beside them (momentum, control variates, weights of clients), by name
 */
@API(status = API.Status.STABLE, since = "0.1")
public record ServerState(double[] weights, Map<String, double[]> memory) {

    public ServerState {
        requireNonNull(weights, "weights is null");
        memory = Collections.unmodifiableMap(new LinkedHashMap<>(memory));
    }

    /**
     * A state of weights alone.
     *
     * @param weights the global weights
     */
    public ServerState(double[] weights) {
        this(weights, Map.of());
    }

    /**
     * {@return what is kept under that name}
     *
     * @param name a name of the strategy's own
     * @throws IllegalStateException if there is nothing
     */
    public double[] kept(String name) {
        double[] values = memory.get(name);
        if (values == null) {
            throw new IllegalStateException("The server keeps no '" + name + "', only " + memory.keySet());
        }
        return values;
    }
}
