package io.limbeck.spi;

import java.util.List;

/**
 * What is known of a model.
 *
 * @param classes the classes its logits stand for, in order; empty while unknown
 * @param taps names of the layers it can show
 * @param differentiable whether it can show gradients with respect to its features
 * @param members number of members of an ensemble, 0 for a model that is none
 * @param startable whether it has variables from which another model can start: {@code Teacher.weights()} is not empty
 */
public record ModelSpec(List<String> classes, List<String> taps, boolean differentiable, int members, boolean startable)
        implements PortSpec {

    public ModelSpec {
        classes = List.copyOf(classes);
        taps = List.copyOf(taps);
    }

    /** A model from whose variables no other can start. */
    public ModelSpec(List<String> classes, List<String> taps, boolean differentiable, int members) {
        this(classes, taps, differentiable, members, false);
    }

    /** A model that gives logits and nothing else. */
    public ModelSpec(List<String> classes) {
        this(classes, List.of(), false, 0);
    }

    /** A model with layers to tap, no gradients and no members. */
    public ModelSpec(List<String> classes, List<String> taps) {
        this(classes, taps, false, 0);
    }
}
