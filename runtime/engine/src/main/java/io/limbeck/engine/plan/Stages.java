package io.limbeck.engine.plan;

import io.limbeck.engine.experiment.BoundExperiment;
import io.limbeck.engine.experiment.BoundExperiment.BoundEdge;
import io.limbeck.engine.experiment.BoundExperiment.BoundNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a model was made from: the model plugged into its port {@code start}, whose weights it began with, or {@code
 * model}, whose answers it changes. Where that one is not shown (it stands in {@code parts}) the one that it was made from
 * takes its place. A model of other rows is no stage of this one.
 */
public final class Stages {

    private static final List<String> PORTS = List.of("start", "model");

    private Stages() {}

    /** {@return the place of the nearest stage before a model that a report shows}; twins have none */
    public static Optional<String> before(BoundExperiment experiment, String place) {
        if (Twins.twinAt(place).isPresent()) {
            return Optional.empty();
        }
        List<String> shown = Twins.shown(experiment);
        Set<String> seen = new HashSet<>();
        Optional<String> before = source(experiment, place);
        while (before.isPresent() && !shown.contains(before.get()) && seen.add(before.get())) {
            before = source(experiment, before.get());
        }
        return before.filter(shown::contains)
                .filter(one -> !one.equals(place) && data(experiment, one).equals(data(experiment, place)));
    }

    /** Only models of the same rows can be held against each other. */
    private static List<String> data(BoundExperiment experiment, String place) {
        BoundNode node = experiment.nodes().get(place);
        return node == null
                ? List.of()
                : node.inputs().getOrDefault("data", List.of()).stream()
                        .map(BoundEdge::from)
                        .toList();
    }

    private static Optional<String> source(BoundExperiment experiment, String place) {
        BoundNode node = experiment.nodes().get(place);
        return node == null
                ? Optional.empty()
                : PORTS.stream()
                        .flatMap(port -> node.inputs().getOrDefault(port, List.of()).stream())
                        .map(BoundEdge::from)
                        .findFirst();
    }
}
