package io.limbeck.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Outcome of a node's first phase: what it will give, and what is wrong with how it is used.
 *
 * @param output spec of the node's value, if it has one
 * @param problems what does not fit; {@link Problem#where()} is relative to the node's settings
 */
public record Ports(Optional<PortSpec> output, List<Problem> problems) {

    /** Gives nothing that needs a description, and finds nothing wrong. */
    public static final Ports NONE = new Ports(Optional.empty(), List.of());

    public Ports {
        problems = List.copyOf(problems);
    }

    /** {@return ports with this output} */
    public static Ports giving(PortSpec output) {
        return new Ports(Optional.of(output), List.of());
    }

    /** {@return these ports with one more problem} */
    public Ports with(Problem problem) {
        List<Problem> more = new ArrayList<>(problems);
        more.add(problem);
        return new Ports(output, more);
    }
}
