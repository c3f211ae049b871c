package io.limbeck.spi;

import java.util.List;

/**
 * What is known of a model.
 *
 * @param classes the classes its logits stand for, in order; empty while unknown
 * @param taps names of the layers it can show
 */
public record ModelSpec(List<String> classes, List<String> taps) implements PortSpec {

    public ModelSpec {
        classes = List.copyOf(classes);
        taps = List.copyOf(taps);
    }
}
