package io.limbeck.engine.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.Suggestions;
import io.limbeck.engine.document.Experiment;
import io.limbeck.engine.document.Place;
import io.limbeck.engine.document.Positions;
import io.limbeck.engine.document.Sections;
import io.limbeck.spi.Component;
import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.Port;
import io.limbeck.spi.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what is wrong with nodes and plugs, in words. */
final class WiringProblems {

    private final Experiment experiment;
    private final Catalog catalog;
    private final List<Problem> problems;

    WiringProblems(Experiment experiment, Catalog catalog, List<Problem> problems) {
        this.experiment = experiment;
        this.catalog = catalog;
        this.problems = problems;
    }

    void component(Place place, String use, Optional<Port> port, Optional<Component<?, ?>> component) {
        boolean loose =
                port.isEmpty() && Positions.owner(place, experiment.nodes()).isEmpty();
        if (loose && experiment.edges().stream().noneMatch(edge -> edge.from().equals(place.toString()))) {
            add(
                    place.toString(),
                    "there is no section '" + place.section() + "'",
                    Suggestions.didYouMean(place.section(), Sections.keys()) + "the sections are "
                            + String.join(", ", Sections.keys()) + "; nodes to be shared stand in 'parts'");
        } else if (component.isPresent()) {
            kind(place, port, component);
        } else if (use.isEmpty() && port.map(Port::standard).orElse("").isEmpty()) {
            add(place + ".use", "is missing", "name the component: " + listing(kinds(port)));
        } else {
            unknown(place, use.isEmpty() ? port.map(Port::standard).orElse("") : use, kinds(port));
        }
    }

    private void unknown(Place place, String written, List<ComponentKind<?>> kinds) {
        int at = written.indexOf('@');
        String use = at < 0 ? written : written.substring(0, at);
        Optional<Catalog.Entry> known = catalog.find(use, kinds);
        if (known.isPresent()) {
            version(place, written.substring(at + 1), known.get());
            return;
        }
        List<String> names = catalog.entries().stream()
                .map(Catalog.Entry::component)
                .filter(component -> kinds.isEmpty() || kinds.contains(component.kind()))
                .map(component -> component.id().toString())
                .toList();
        List<String> bare = names.stream()
                .map(name -> name.substring(name.indexOf('/') + 1))
                .toList();
        List<String> same =
                names.stream().filter(name -> name.endsWith("/" + use)).toList();
        String where = place + ".use";
        if (same.size() > 1) {
            add(
                    where,
                    "several components are named '" + use + "'",
                    "write the whole name: " + String.join(" or ", same));
            return;
        }
        String meant = Suggestions.didYouMean(use, use.contains("/") ? names : bare);
        add(where, "no component '" + use + "'", meant + listing(kinds) + " names them all");
    }

    private void version(Place place, String version, Catalog.Entry known) {
        String there = catalog.versions(known.component().id()).stream()
                .map(entry -> entry.plugin().version())
                .collect(Collectors.joining(", "));
        add(
                place + ".use",
                "there is no version '" + version + "' of '" + known.component().id() + "'",
                "there is " + there + "; put the jar of the other one into the directory of plugins");
    }

    void kind(Place place, Optional<Port> port, Optional<? extends Component<?, ?>> component) {
        List<ComponentKind<?>> kinds = kinds(port);
        if (component.isPresent()
                && !kinds.isEmpty()
                && !kinds.contains(component.get().kind())) {
            add(
                    place.toString(),
                    "'" + component.get().id() + "' is "
                            + article(component.get().kind().toString()) + ", but this place takes "
                            + article(names(kinds)),
                    "plug in " + article(names(kinds)) + "; " + listing(kinds) + " names them all");
        }
    }

    private static String article(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) < 0 ? "a " : "an ") + noun;
    }

    void noPort(Draft draft, Place to, String name) {
        List<String> ports = draft.ports().stream().map(Port::name).toList();
        String id = draft.component.map(component -> component.id().toString()).orElse("");
        add(
                to.toString(),
                "'" + id + "' has no port '" + name + "'",
                Suggestions.didYouMean(name, ports)
                        + (ports.isEmpty()
                                ? "nothing can be plugged in there"
                                : "its ports are " + String.join(", ", ports)));
    }

    void noComponent(String where, JsonNode value, Port port) {
        add(
                where,
                "must be " + (port.arity() == Port.Arity.MANY ? "a list of components" : "a component") + ", but is '"
                        + SettingsReader.show(value) + "'",
                "write {use: component, …}; " + listing(port.kinds()) + " names them all");
    }

    void weight(Place to) {
        add(to + ".weight", "has no meaning here", "leave it out; entries of a port's list have weights");
    }

    void dangling(String to, List<String> chain, String missing) {
        add(
                to,
                "'$" + missing + "' refers to nothing" + (chain.size() > 2 ? " (" + path(chain) + ")" : ""),
                Suggestions.didYouMean(missing, experiment.nodes().keySet())
                        + "write the place of a node, or its name in 'parts'");
    }

    void circle(String to, List<String> chain, String back) {
        add(to, "references go round in a circle: " + path(chain) + " → " + back, "let one of them be the node itself");
    }

    /** Ports that are empty and must not be, or hold more than they can. */
    void ports(Draft draft, Map<String, Draft> drafts) {
        for (Port port : draft.ports()) {
            List<Draft.Plug> plugs = draft.plugs(port.name());
            String where = draft.place + "." + port.name();
            boolean told = port.ambient() && !drafts.containsKey(port.name());
            boolean already =
                    problems.stream().anyMatch(problem -> problem.where().startsWith(where));
            if (plugs.isEmpty() && port.arity() == Port.Arity.ONE && !told && !already) {
                add(
                        where,
                        "is missing",
                        "plug in a component (" + port.summary() + "); " + listing(port.kinds()) + " names them all");
            }
            if (plugs.size() > 1 && port.arity() != Port.Arity.MANY) {
                String all = plugs.stream().map(Draft.Plug::from).collect(Collectors.joining(", "));
                add(where, "takes one component, but is given '" + plugs.size() + "': " + all, "keep one of them");
            }
            for (Draft.Plug plug : plugs) {
                if (plug.weight().isPresent() && port.arity() != Port.Arity.MANY) {
                    weight(plug.to());
                }
            }
        }
    }

    private void add(String where, String message, String remedy) {
        problems.add(Problem.error(where, message, remedy));
    }

    private static String path(List<String> chain) {
        return String.join(" → ", chain);
    }

    private static List<ComponentKind<?>> kinds(Optional<Port> port) {
        return port.map(Port::kinds).orElse(List.of());
    }

    private static String names(List<ComponentKind<?>> kinds) {
        return kinds.stream().map(ComponentKind::id).collect(Collectors.joining(" or "));
    }

    private static String listing(List<ComponentKind<?>> kinds) {
        return kinds.isEmpty()
                ? "'limbeck plugins list'"
                : kinds.stream()
                        .map(kind -> "'limbeck plugins list --kind " + kind.id() + "'")
                        .collect(Collectors.joining(" or "));
    }
}
