package io.limbeck.engine.experiment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.experiment.BoundExperiment.BoundNode;
import io.limbeck.spi.ComponentId;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds single nodes that no document names: terms of a twin, metrics of an audit. */
public final class PartBinder {

    private PartBinder() {}

    /**
     * {@return the node with nothing plugged in, or nothing if the catalog has no such component}
     *
     * @throws InvalidInputException if the settings are wrong; places begin with {@code place}
     */
    public static Optional<BoundNode> bind(String place, ComponentId id, ObjectNode settings, Catalog catalog) {
        return catalog.find(id).map(entry -> {
            List<Problem> problems = new ArrayList<>();
            Optional<SettingsBinder.Settings> bound = SettingsBinder.bind(entry.component(), settings, problems);
            return bound.map(values -> new BoundNode(
                            place,
                            entry.component(),
                            values.settings(),
                            values.canonical(),
                            Map.of(),
                            0,
                            Optional.empty()))
                    .orElseThrow(() -> new InvalidInputException(problems.stream()
                            .map(problem -> problem.within(place))
                            .toList()));
        });
    }
}
