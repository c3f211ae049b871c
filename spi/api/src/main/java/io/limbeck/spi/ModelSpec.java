package io.limbeck.spi;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What is known of a model.
 *
 * @param classes the classes its logits stand for, in order; empty while unknown
 * @param taps names of the layers it can show
 * @param differentiable whether it can show gradients with respect to its features
 * @param members number of members of an ensemble, 0 for a model that is none
 * @param startable whether it has variables from which another model can start: {@code Teacher.weights()} is not empty
 * @param sets whether it shows prediction sets
 */
@API(status = API.Status.STABLE, since = "0.1")
public record ModelSpec(
        List<String> classes, List<String> taps, boolean differentiable, int members, boolean startable, boolean sets)
        implements PortSpec {

    public ModelSpec {
        classes = List.copyOf(classes);
        taps = List.copyOf(taps);
    }

    /**
     * A model without prediction sets.
     *
     * @param classes the classes its logits stand for, in order
     * @param taps names of the layers it can show
     * @param differentiable whether it can show gradients with respect to its features
     * @param members number of members of an ensemble
     * @param startable whether another model can start from its variables
     */
    public ModelSpec(List<String> classes, List<String> taps, boolean differentiable, int members, boolean startable) {
        this(classes, taps, differentiable, members, startable, false);
    }

    /**
     * A model from whose variables no other can start.
     *
     * @param classes the classes its logits stand for, in order
     * @param taps names of the layers it can show
     * @param differentiable whether it can show gradients with respect to its features
     * @param members number of members of an ensemble
     */
    public ModelSpec(List<String> classes, List<String> taps, boolean differentiable, int members) {
        this(classes, taps, differentiable, members, false);
    }

    /**
     * A model that gives logits and nothing else.
     *
     * @param classes the classes its logits stand for, in order
     */
    public ModelSpec(List<String> classes) {
        this(classes, List.of(), false, 0);
    }

    /** {@return the same model, showing prediction sets} */
    public ModelSpec withSets() {
        return new ModelSpec(classes, taps, differentiable, members, startable, true);
    }

    /**
     * A model with layers to tap, no gradients and no members.
     *
     * @param classes the classes its logits stand for, in order
     * @param taps names of the layers it can show
     */
    public ModelSpec(List<String> classes, List<String> taps) {
        this(classes, taps, false, 0);
    }
}
