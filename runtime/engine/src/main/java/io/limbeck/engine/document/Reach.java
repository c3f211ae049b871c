package io.limbeck.engine.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.Setting;
import io.limbeck.engine.catalog.SettingType;
import io.limbeck.engine.catalog.Suggestions;
import io.limbeck.engine.document.Place.Step;
import io.limbeck.spi.Component;
import io.limbeck.spi.Port;
import io.limbeck.spi.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says whether a place that a document does not mention could stand in it. */
final class Reach {

    private final ObjectNode document;
    private final Experiment experiment;
    private final Catalog catalog;

    Reach(ObjectNode document, Catalog catalog) {
        this.document = document;
        this.experiment = Nested.toFlat(document, catalog);
        this.catalog = catalog;
    }

    /** {@return what is wrong with setting {@code place}, if anything} */
    Optional<Problem> check(Place place) {
        String section = place.section();
        if (!Tree.at(document, place).isMissingNode()
                || (place.depth() == 1 && Sections.keys().contains(section))) {
            return Optional.empty();
        }
        for (Experiment.Edge edge : experiment.edges()) {
            Place to = Place.of(edge.to());
            if (!edge.from().equals(edge.to()) && place.startsWith(to) && place.depth() > to.depth()) {
                return place.equals(to.key("weight"))
                        ? Optional.empty()
                        : Optional.of(Problem.error(
                                place.toString(),
                                "'" + to + "' only refers to '" + edge.from() + "'",
                                "set it there: " + edge.from() + "." + place.after(to.depth())));
            }
        }
        Optional<Place> owner = Positions.owner(place, experiment.nodes());
        if (owner.isEmpty()) {
            return Optional.of(
                    Sections.keys().contains(section)
                            ? Problem.error(
                                    place.toString(),
                                    "there is no node at '" + section + "' in the document",
                                    "write '+" + place + "=…' to add it nevertheless")
                            : unknown(place, section, Sections.keys()));
        }
        Experiment.Node node = experiment.nodes().get(owner.get().toString());
        Optional<Port> port = Positions.at(owner.get(), experiment.nodes(), catalog);
        Optional<Component<?, ?>> component =
                node == null ? Optional.empty() : Positions.component(node.use(), port, catalog);
        Place rest = place.after(owner.get().depth());
        return component.isEmpty() ? Optional.empty() : check(place, component.get(), rest);
    }

    private Optional<Problem> check(Place place, Component<?, ?> component, Place rest) {
        if (rest.depth() == 1 && List.of("use", "weight", "seed").contains(rest.toString())) {
            return Optional.empty();
        }
        for (Port port : Positions.ports(component)) {
            Place name = Place.of(port.name());
            if (rest.startsWith(name)) {
                return port(place, port, rest.after(name.depth()));
            }
        }
        SettingType type = SettingType.of(component.settings());
        List<String> names = new ArrayList<>(names(type));
        Positions.ports(component).forEach(port -> names.add(port.name()));
        for (Step step : rest.steps()) {
            Optional<SettingType> next = next(type, step);
            if (next.isEmpty()) {
                String name = step instanceof Place.Key key ? key.name() : rest.toString();
                return Optional.of(unknown(place, name, names));
            }
            type = next.get();
            names.clear();
            names.addAll(names(type));
        }
        return Optional.empty();
    }

    private Optional<Problem> port(Place place, Port port, Place rest) {
        boolean whole =
                rest.depth() == 0 || (rest.depth() == 1 && !(rest.steps().get(0) instanceof Place.Key));
        if (whole) {
            return Optional.empty();
        }
        return Positions.component("", Optional.of(port), catalog)
                .map(standard -> check(place, standard, rest))
                .orElseGet(() -> Optional.of(Problem.error(
                        place.toString(),
                        "nothing is plugged in at '" + place.first(place.depth() - 1) + "'",
                        "plug in a component first, or write '+" + place + "=…' to add it")));
    }

    private static Optional<SettingType> next(SettingType type, Step step) {
        if (type instanceof SettingType.Group group && step instanceof Place.Key key) {
            return group.setting(key.name()).map(setting -> setting.value().type());
        } else if (type instanceof SettingType.Mapping mapping && step instanceof Place.Key) {
            return Optional.of(mapping.value().type());
        } else if (type instanceof SettingType.Sequence sequence && !(step instanceof Place.Key)) {
            return Optional.of(sequence.item().type());
        }
        return type instanceof SettingType.Timed && step instanceof Place.Key ? Optional.of(type) : Optional.empty();
    }

    private static List<String> names(SettingType type) {
        return type instanceof SettingType.Group group
                ? group.settings().stream().map(Setting::name).toList()
                : List.of();
    }

    private static Problem unknown(Place place, String name, List<String> names) {
        return Problem.error(
                place.toString(),
                "there is no '" + name + "' in the document at this place",
                Suggestions.didYouMean(name, names) + "write '+" + place + "=…' to add it nevertheless");
    }
}
