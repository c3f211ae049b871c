package io.limbeck.engine.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.SettingType;
import io.limbeck.spi.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Finds lists and ranges that stand where a setting, or the weight of an edge, takes one value. */
final class InPlace {

    private final List<Problem> problems;
    private final Map<String, Axis> axes = new LinkedHashMap<>();

    private InPlace(List<Problem> problems) {
        this.problems = problems;
    }

    static Map<String, Axis> axes(Experiment experiment, Catalog catalog, List<Problem> problems) {
        InPlace places = new InPlace(problems);
        Map<String, JsonNode> weights = new LinkedHashMap<>();
        experiment.edges().forEach(edge -> edge.weight().ifPresent(weight -> weights.put(edge.to(), weight)));
        experiment.nodes().forEach((text, node) -> {
            Place place = Place.of(text);
            Positions.component(node.use(), Positions.at(place, experiment.nodes(), catalog), catalog)
                    .ifPresent(component -> places.look(place, SettingType.of(component.settings()), node.settings()));
            JsonNode weight = weights.remove(text);
            if (weight != null) {
                places.look(place.key("weight"), new SettingType.Timed(), weight);
            }
        });
        weights.forEach((to, weight) -> places.look(Place.of(to).key("weight"), new SettingType.Timed(), weight));
        return places.axes;
    }

    private void look(Place place, SettingType type, JsonNode value) {
        if (type.isScalar()) {
            axis(place, value);
        } else if (type instanceof SettingType.Sequence sequence && value instanceof ArrayNode list) {
            boolean lists = !(sequence.item().type() instanceof SettingType.Sequence)
                    && !list.isEmpty()
                    && StreamSupport.stream(list.spliterator(), false).allMatch(JsonNode::isArray);
            if (lists) {
                axis(place, value);
            } else if (!sequence.item().type().isScalar()) {
                for (int i = 0; i < list.size(); i++) {
                    look(place.index(i), sequence.item().type(), list.get(i));
                }
            }
        } else if (type instanceof SettingType.Mapping mapping && value instanceof ObjectNode map) {
            map.properties()
                    .forEach(field ->
                            look(place.key(field.getKey()), mapping.value().type(), field.getValue()));
        } else if (type instanceof SettingType.Group group && value instanceof ObjectNode map) {
            map.properties().forEach(field -> group.setting(field.getKey())
                    .ifPresent(setting ->
                            look(place.key(field.getKey()), setting.value().type(), field.getValue())));
        }
    }

    private void axis(Place place, JsonNode value) {
        try {
            Axis.of(value).ifPresent(axis -> axes.put(place.toString(), axis));
        } catch (IllegalArgumentException e) {
            problems.add(Problem.error(
                    place.toString(),
                    e.getMessage() + ", but is '" + ExperimentReader.shorten(value.toString()) + "'",
                    "write a list of values, {from: 0, to: 1, step: 0.1} or {range: [0, 10, 2]}"));
        }
    }
}
