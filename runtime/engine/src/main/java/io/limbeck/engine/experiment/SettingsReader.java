package io.limbeck.engine.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Setting;
import io.limbeck.engine.catalog.SettingType;
import io.limbeck.engine.catalog.Suggestions;
import io.limbeck.engine.document.ExperimentReader;
import io.limbeck.engine.document.Place;
import io.limbeck.spi.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads JSON as values of settings types. Goes on after a problem, so that all are found at once. */
final class SettingsReader {

    /** Said of a setting that has no default and is not written. */
    static final String MISSING = "is missing";

    /** Said of a value that nobody wrote. */
    static final String BY_DEFAULT = ", which is the plugin's default";

    private final List<Problem> problems;

    SettingsReader(List<Problem> problems) {
        this.problems = problems;
    }

    /** {@return the record, if every value could be read} */
    Optional<Record> group(SettingType.Group group, JsonNode node, Place place) {
        if (!node.isObject()) {
            return wrong(place, "a map of settings", node, "write {" + names(group) + "} with the values you want");
        }
        node.properties().forEach(field -> unknown(group, field.getKey(), place));
        List<Object> values = new ArrayList<>();
        for (Setting setting : group.settings()) {
            setting(setting, node.path(setting.name()), place.key(setting.name()))
                    .ifPresent(values::add);
        }
        return values.size() == group.settings().size()
                ? Records.make(group.type(), values, place, problems)
                : Optional.empty();
    }

    private Optional<Object> setting(Setting setting, JsonNode given, Place place) {
        SettingType type = setting.value().type();
        if (!given.isMissingNode() && !given.isNull()) {
            Optional<Object> value = value(type, given, place);
            return setting.optional() ? value.map(Optional::of) : value;
        }
        if (setting.standard().isPresent()) {
            List<Problem> own = new ArrayList<>();
            Optional<Object> value = new SettingsReader(own)
                    .value(type, ExperimentReader.value(setting.standard().get()), place);
            own.forEach(problem -> problems.add(Problem.error(
                    problem.where(),
                    problem.message() + BY_DEFAULT,
                    "write a value of your own, and tell the plugin's author")));
            return setting.optional() ? value.map(Optional::of) : value;
        }
        if (setting.optional()) {
            return Optional.of(Optional.empty());
        }
        if (type instanceof SettingType.Group group) {
            return group(group, JsonNodeFactory.instance.objectNode(), place).map(record -> record);
        }
        problems.add(Problem.error(
                place.toString(),
                MISSING,
                "write '" + setting.name() + ": " + example(type) + "'"
                        + (setting.summary().isEmpty() ? "" : " (" + setting.summary() + ")")));
        return Optional.empty();
    }

    private Optional<Object> value(SettingType type, JsonNode node, Place place) {
        if (type instanceof SettingType.Whole whole) {
            return whole(whole, node, place);
        } else if (type instanceof SettingType.Fraction fraction) {
            return fraction(fraction, node, place);
        } else if (type instanceof SettingType.Truth) {
            return node.isBoolean()
                    ? Optional.of(node.booleanValue())
                    : wrong(place, "true or false", node, "write true or false");
        } else if (type instanceof SettingType.Text) {
            return node.isValueNode()
                    ? Optional.of(node.asText())
                    : wrong(place, "a text", node, "write one text, in quotes if need be");
        } else if (type instanceof SettingType.Choice choice) {
            return choice(choice, node, place);
        } else if (type instanceof SettingType.Timed) {
            return new Schedules(problems).readTimed(node, place.toString()).map(schedule -> schedule);
        } else if (type instanceof SettingType.Sequence sequence) {
            return list(sequence, node, place);
        } else if (type instanceof SettingType.Mapping mapping) {
            return map(mapping, node, place);
        }
        return group((SettingType.Group) type, node, place).map(record -> record);
    }

    private Optional<Object> whole(SettingType.Whole type, JsonNode node, Place place) {
        boolean small = type.type() == int.class || type.type() == Integer.class;
        if (!node.isNumber() || node.asDouble() != Math.rint(node.asDouble())) {
            return wrong(place, "a whole number", node, "write a whole number such as 10");
        }
        boolean fits = node.isIntegralNumber()
                ? small ? node.canConvertToInt() : node.canConvertToLong()
                : Math.abs(node.asDouble()) < (small ? 0x1p31 : 0x1p53);
        if (!fits) {
            return wrong(
                    place,
                    small ? "between -2147483648 and 2147483647" : "within 64 bits",
                    node,
                    "write a smaller number");
        }
        return Optional.of(small ? (Object) node.asInt() : (Object) node.asLong());
    }

    private Optional<Object> fraction(SettingType.Fraction type, JsonNode node, Place place) {
        boolean small = type.type() == float.class || type.type() == Float.class;
        double value = node.asDouble();
        if (!node.isNumber()) {
            return wrong(place, "a number", node, "write a number such as 0.5");
        }
        if (Double.isInfinite(small ? (float) value : value) || Double.isNaN(value)) {
            return wrong(place, "a finite number", node, "write a smaller number");
        }
        return Optional.of(small ? (Object) (float) value : (Object) value);
    }

    private Optional<Object> choice(SettingType.Choice type, JsonNode node, Place place) {
        Optional<Enum<?>> constant = type.constant(node.asText());
        return constant.isPresent()
                ? Optional.of(constant.get())
                : wrong(
                        place,
                        "one of " + String.join(", ", type.names()),
                        node,
                        Suggestions.didYouMean(node.asText(), type.names()) + "write one of the names");
    }

    private Optional<Object> list(SettingType.Sequence type, JsonNode node, Place place) {
        if (!(node instanceof ArrayNode array)) {
            return wrong(
                    place, "a list", node, "write it in brackets: [" + (node.isValueNode() ? show(node) : "…") + "]");
        }
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            value(type.item().type(), array.get(i), place.index(i)).ifPresent(items::add);
        }
        return items.size() == array.size() ? Optional.of(List.copyOf(items)) : Optional.empty();
    }

    private Optional<Object> map(SettingType.Mapping type, JsonNode node, Place place) {
        if (!(node instanceof ObjectNode object)) {
            return wrong(place, "a map", node, "write {name: value}");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        object.properties().forEach(field -> value(type.value().type(), field.getValue(), place.key(field.getKey()))
                .ifPresent(value -> values.put(field.getKey(), value)));
        return values.size() == object.size() ? Optional.of(Collections.unmodifiableMap(values)) : Optional.empty();
    }

    private void unknown(SettingType.Group group, String key, Place place) {
        if (group.setting(key).isEmpty()) {
            List<String> names = group.settings().stream().map(Setting::name).toList();
            problems.add(Problem.error(
                    place.key(key).toString(),
                    "there is no setting '" + key + "'",
                    Suggestions.didYouMean(key, names)
                            + (names.isEmpty() ? "there is nothing to set here" : "the settings are " + names(group))));
        }
    }

    private static String names(SettingType.Group group) {
        return String.join(", ", group.settings().stream().map(Setting::name).toList());
    }

    private <T> Optional<T> wrong(Place place, String wanted, JsonNode node, String remedy) {
        problems.add(Problem.error(place.toString(), "must be " + wanted + ", but is '" + show(node) + "'", remedy));
        return Optional.empty();
    }

    private static String example(SettingType type) {
        return type instanceof SettingType.Whole
                ? "10"
                : type instanceof SettingType.Fraction || type instanceof SettingType.Timed
                        ? "0.5"
                        : type instanceof SettingType.Choice choice
                                ? String.join(" | ", choice.names())
                                : type instanceof SettingType.Sequence ? "[…]" : "…";
    }

    /** {@return a value as a message quotes it} */
    static String show(JsonNode node) {
        return ExperimentReader.shorten(node.isValueNode() ? node.asText() : node.toString());
    }
}
