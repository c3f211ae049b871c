package io.limbeck.engine.experiment;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Setting;
import io.limbeck.engine.catalog.SettingType;
import io.limbeck.engine.document.Place;
import io.limbeck.spi.Component;
import io.limbeck.spi.FormerName;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Removed;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes settings that were written for an older version of a component into those of today, and says what was old. */
final class OlderSettings {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Problem> problems;

    private OlderSettings(List<Problem> problems) {
        this.problems = problems;
    }

    /** {@return the settings as they would be written today}; {@code problems} has a word for everything that was old */
    static ObjectNode today(
            Component<?, ?> component, SettingType.Group group, ObjectNode written, List<Problem> problems) {
        OlderSettings older = new OlderSettings(problems);
        return older.renamed(group, older.migrated(component, written), Place.TOP);
    }

    private ObjectNode migrated(Component<?, ?> component, ObjectNode written) {
        Map<String, Object> before = Collections.unmodifiableMap(
                JSON.convertValue(written, new TypeReference<LinkedHashMap<String, Object>>() {}));
        Map<String, Object> after;
        try {
            after = component.migrated(before);
        } catch (RuntimeException e) {
            problems.add(Problem.error(
                    "",
                    "cannot be made into settings of today: " + e.getMessage(),
                    "write them as 'limbeck plugins describe " + component.id() + "' says"));
            return written;
        }
        if (after.equals(before)) {
            return written;
        }
        ObjectNode changed = JSON.valueToTree(after);
        problems.add(Problem.warning(
                "",
                "are settings of an older version of '" + component.id() + "', and are read as '" + changed + "'",
                "write them so"));
        return changed;
    }

    private ObjectNode renamed(SettingType.Group group, ObjectNode written, Place place) {
        ObjectNode today = written.deepCopy();
        for (Removed removed : group.type().getAnnotationsByType(Removed.class)) {
            if (today.has(removed.name())) {
                today.remove(removed.name());
                problems.add(Problem.error(
                        place.key(removed.name()).toString(),
                        "there is no setting '" + removed.name() + "' any more",
                        removed.remedy()));
            }
        }
        for (Setting setting : group.settings()) {
            for (String former : formerNames(group, setting)) {
                rename(today, former, setting.name(), place);
            }
            if (today.has(setting.name())) {
                today.set(
                        setting.name(),
                        within(setting.value().type(), today.get(setting.name()), place.key(setting.name())));
            }
        }
        return today;
    }

    private void rename(ObjectNode settings, String former, String name, Place place) {
        if (!settings.has(former)) {
            return;
        }
        JsonNode value = settings.remove(former);
        String where = place.key(former).toString();
        if (settings.has(name)) {
            problems.add(Problem.error(
                    where, "is the former name of '" + name + "', which is given as well", "take one of the two out"));
            return;
        }
        settings.set(name, value);
        problems.add(Problem.warning(where, "is called '" + name + "' now", "write '" + name + "' in its place"));
    }

    /** Records lie within lists and maps as well. */
    private JsonNode within(SettingType type, JsonNode value, Place place) {
        if (type instanceof SettingType.Group group && value instanceof ObjectNode object) {
            return renamed(group, object, place);
        }
        if (type instanceof SettingType.Sequence sequence && value instanceof ArrayNode array) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < array.size(); i++) {
                items.add(within(sequence.item().type(), array.get(i), place.index(i)));
            }
            return items;
        }
        if (type instanceof SettingType.Mapping mapping && value instanceof ObjectNode object) {
            ObjectNode values = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(field -> values.set(
                            field.getKey(),
                            within(mapping.value().type(), field.getValue(), place.key(field.getKey()))));
            return values;
        }
        return value;
    }

    private static String[] formerNames(SettingType.Group group, Setting setting) {
        try {
            FormerName former = group.type().getDeclaredField(setting.name()).getAnnotation(FormerName.class);
            return former == null ? new String[0] : former.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("Every record component has a field", e);
        }
    }
}
