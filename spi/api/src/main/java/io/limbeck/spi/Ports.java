package io.limbeck.spi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Outcome of a node's first phase: what it will give, and what is wrong with how it is used.
 *
 * @param output spec of the node's value, if it has one
 * @param problems what does not fit; {@link Problem#where()} is relative to the node's settings
 * @param copies by port, how often the model plugged in there is made, for those that are made more than once; a matter
 *     of the settings alone
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Ports(Optional<PortSpec> output, List<Problem> problems, Map<String, Copies> copies) {

    /** Gives nothing that needs a description, and finds nothing wrong. */
    public static final Ports NONE = new Ports(Optional.empty(), List.of());

    public Ports {
        problems = List.copyOf(problems);
        copies = Collections.unmodifiableMap(new LinkedHashMap<>(copies));
    }

    /**
     * Ports at which every model is made once.
     *
     * @param output spec of the node's value, if it has one
     * @param problems what does not fit
     */
    public Ports(Optional<PortSpec> output, List<Problem> problems) {
        this(output, problems, Map.of());
    }

    /**
     * {@return ports with this output}
     *
     * @param output spec of the node's value, if it has one
     */
    public static Ports giving(PortSpec output) {
        return new Ports(Optional.of(output), List.of());
    }

    /**
     * {@return these ports with one more problem}
     *
     * @param problem what does not fit
     */
    public Ports with(Problem problem) {
        List<Problem> more = new ArrayList<>(problems);
        more.add(problem);
        return new Ports(output, more, copies);
    }

    /**
     * {@return these ports, where the model plugged into one of them is made more than once}
     *
     * @param port the port
     * @param times how often
     */
    public Ports copying(String port, Copies times) {
        Map<String, Copies> more = new LinkedHashMap<>(copies);
        more.put(port, times);
        return new Ports(output, problems, more);
    }
}
