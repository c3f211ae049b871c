package io.limbeck.engine.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.experiment.BoundExperiment.BoundNode;
import io.limbeck.spi.ComponentId;
import java.util.Optional;

/** Makes a bound node of a component that the document does not name. */
@FunctionalInterface
public interface NodeBinder {

    /** {@return the node with nothing plugged in, or nothing if the catalog has no such component} */
    Optional<BoundNode> bind(String place, ComponentId component, ObjectNode settings);
}
