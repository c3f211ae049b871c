package io.limbeck.engine.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.document.Experiment;
import io.limbeck.engine.document.Experiment.Edge;
import io.limbeck.engine.document.Experiment.Node;
import io.limbeck.engine.document.Place;
import io.limbeck.engine.document.Positions;
import io.limbeck.engine.document.Sections;
import io.limbeck.engine.document.Tree;
import io.limbeck.spi.Component;
import io.limbeck.spi.Port;
import io.limbeck.spi.Problem;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds every node's component and plugs every port: with what the document says, with the port's standard component, or
 * with the experiment's section of the same name.
 */
final class Wiring {

    private final Experiment experiment;
    private final Catalog catalog;
    private final WiringProblems tell;
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final Map<Draft, Draft> copies = new LinkedHashMap<>();

    Wiring(Experiment experiment, Catalog catalog, List<Problem> problems) {
        this.experiment = experiment;
        this.catalog = catalog;
        this.tell = new WiringProblems(experiment, catalog, problems);
    }

    /** {@return the nodes by place, in document order; implied nodes come last} */
    Map<String, Draft> drafts() {
        experiment.nodes().forEach((place, node) -> draft(Place.of(place), node));
        experiment.edges().forEach(this::plug);
        drafts.values()
                .forEach(draft ->
                        draft.inputs.values().forEach(plugs -> plugs.sort(Comparator.comparingInt(this::index))));
        List.copyOf(drafts.values()).forEach(this::closePorts);
        standards();
        drafts.values().forEach(this::ambient);
        drafts.values().forEach(draft -> tell.ports(draft, drafts));
        return drafts;
    }

    private void draft(Place place, Node node) {
        Optional<Port> port = Positions.at(place, experiment.nodes(), catalog);
        Optional<Component<?, ?>> component = Positions.component(node.use(), port, catalog);
        drafts.put(place.toString(), new Draft(place, component, node.settings().deepCopy()));
        tell.component(place, node.use(), port, component);
    }

    private int index(Draft.Plug plug) {
        List<Place.Step> steps = plug.to().steps();
        return steps.get(steps.size() - 1) instanceof Place.Index index ? index.number() : 0;
    }

    private void plug(Edge edge) {
        Place to = Place.of(edge.to());
        Optional<Place> owner = Positions.owner(to, experiment.nodes());
        Optional<String> from = follow(edge);
        if (from.isEmpty()) {
            return;
        }
        if (owner.isEmpty()) {
            section(edge, to, from.get());
            return;
        }
        Draft draft = drafts.get(owner.get().toString());
        if (draft == null || draft.component.isEmpty()) {
            return;
        }
        String name = to.after(owner.get().depth()).withoutIndex().toString();
        Optional<Port> port = Positions.port(draft.component.get(), name);
        Draft source = drafts.get(from.get());
        if (port.isEmpty()) {
            tell.noPort(draft, to, name);
        } else if (source != null) {
            if (!edge.from().equals(edge.to())) {
                tell.kind(to, port, source.component);
            }
            draft.plug(name, new Draft.Plug(from.get(), to, edge.weight()));
        }
    }

    /** A section that refers to a node elsewhere is a copy of that node: equal settings, equal inputs, equal hash. */
    private void section(Edge edge, Place to, String from) {
        edge.weight().ifPresent(weight -> tell.weight(to));
        Draft source = drafts.get(from);
        if (source == null || edge.from().equals(edge.to())) {
            return;
        }
        tell.kind(to, Sections.at(to), source.component);
        Draft copy = new Draft(to, source.component, source.settings);
        drafts.put(to.toString(), copy);
        copies.put(copy, source);
    }

    /** {@return the node at the end of a chain of references} */
    private Optional<String> follow(Edge edge) {
        Set<String> chain = new LinkedHashSet<>();
        if (!edge.from().equals(edge.to())) {
            chain.add(edge.to());
        }
        String from = edge.from();
        while (!experiment.nodes().containsKey(from)) {
            String place = from;
            if (!chain.add(place)) {
                tell.circle(edge.to(), List.copyOf(chain), place);
                return Optional.empty();
            }
            Optional<Edge> next = experiment.edges().stream()
                    .filter(other -> other.to().equals(place) && !other.from().equals(place))
                    .findFirst();
            if (next.isEmpty()) {
                tell.dangling(edge.to(), List.copyOf(chain), place);
                return Optional.empty();
            }
            from = next.get().from();
        }
        return Optional.of(from);
    }

    /** What stands at a port and is no component: null leaves the port empty on purpose, the rest is a mistake. */
    private void closePorts(Draft draft) {
        for (Port port : draft.ports()) {
            Place place = Place.of(port.name());
            JsonNode left = Tree.at(draft.settings, place);
            if (left.isMissingNode()) {
                continue;
            }
            Tree.remove(draft.settings, place);
            boolean none = left.isNull() || (left.isArray() && left.isEmpty());
            if (none) {
                draft.closed.add(port.name());
            } else {
                tell.noComponent(draft.place + "." + port.name(), left, port);
            }
        }
    }

    private void standards() {
        copies.forEach((copy, source) -> {
            copy.closed.addAll(source.closed);
            copy.inputs.putAll(source.inputs);
        });
        Deque<Draft> open = new ArrayDeque<>(drafts.values());
        while (!open.isEmpty()) {
            Draft draft = open.pop();
            for (Port port : draft.ports()) {
                boolean free = draft.plugs(port.name()).isEmpty() && !draft.closed.contains(port.name());
                if (free && !port.standard().isEmpty() && port.arity() != Port.Arity.OPTIONAL) {
                    open.add(standard(draft, port));
                }
            }
        }
    }

    private Draft standard(Draft owner, Port port) {
        Place place = owner.place;
        for (Place.Step step : Place.of(port.name()).steps()) {
            place = place.then(step);
        }
        if (port.arity() == Port.Arity.MANY) {
            place = place.index(0);
        }
        Optional<Component<?, ?>> component = Positions.component("", Optional.of(port), catalog);
        tell.component(place, "", Optional.of(port), component);
        Draft draft = new Draft(place, component, JsonNodeFactory.instance.objectNode());
        drafts.put(place.toString(), draft);
        owner.plug(port.name(), new Draft.Plug(place.toString(), place, Optional.empty()));
        return draft;
    }

    private void ambient(Draft draft) {
        for (Port port : draft.ports()) {
            boolean free = draft.plugs(port.name()).isEmpty() && !draft.closed.contains(port.name());
            Place section = Place.TOP.key(port.name());
            boolean reached = port.name().equals("teacher")
                    ? Sections.isWithinStudent(draft.place)
                    : !draft.place.startsWith(section);
            if (port.ambient() && free && reached && drafts.containsKey(port.name())) {
                draft.plug(port.name(), new Draft.Plug(port.name(), section, Optional.empty()));
            }
        }
    }
}
