package io.limbeck.engine.experiment;

import io.limbeck.engine.experiment.BoundExperiment.BoundEdge;
import io.limbeck.engine.experiment.BoundExperiment.BoundNode;
import io.limbeck.spi.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Puts nodes in order, each after those plugged into it; otherwise as the document has them. */
final class Order {

    private final Map<String, BoundNode> nodes;
    private final Map<String, BoundNode> done = new LinkedHashMap<>();
    private final List<String> open = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Set<String>> circles = new HashSet<>();

    Order(Map<String, BoundNode> nodes) {
        this.nodes = nodes;
    }

    /** {@return the nodes that {@code roots} need, themselves included} */
    Map<String, BoundNode> from(List<String> roots) {
        roots.forEach(this::visit);
        return done;
    }

    /** {@return the circles that were found} */
    List<Problem> problems() {
        return problems;
    }

    private void visit(String place) {
        if (done.containsKey(place)) {
            return;
        }
        int before = open.indexOf(place);
        if (before >= 0) {
            circle(open.subList(before, open.size()));
            return;
        }
        BoundNode node = nodes.get(place);
        if (node != null) {
            open.add(place);
            node.inputs()
                    .values()
                    .forEach(edges -> edges.stream().map(BoundEdge::from).forEach(this::visit));
            open.remove(open.size() - 1);
            done.put(place, node);
        }
    }

    /** A circle is told once, wherever it was entered. */
    private void circle(List<String> round) {
        if (circles.add(new TreeSet<>(round))) {
            problems.add(Problem.error(
                    round.get(0),
                    "nodes are plugged into each other in a circle: '" + String.join(" → ", round) + " → "
                            + round.get(0) + "'",
                    "take one of these plugs out"));
        }
    }
}
