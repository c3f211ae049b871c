package io.limbeck.engine.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.limbeck.engine.catalog.Setting;
import io.limbeck.engine.catalog.SettingType;
import io.limbeck.spi.Schedule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes settings back as JSON: every default filled in, in declaration order. Equal settings give equal text. */
final class Canonical {

    private Canonical() {}

    static ObjectNode write(SettingType.Group group, Record settings) {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        for (Setting setting : group.settings()) {
            Object value = Records.get(settings, setting.name());
            if (value instanceof Optional<?> optional) {
                optional.ifPresent(
                        inner -> map.set(setting.name(), write(setting.value().type(), inner)));
            } else {
                map.set(setting.name(), write(setting.value().type(), value));
            }
        }
        return map;
    }

    private static JsonNode write(SettingType type, Object value) {
        if (type instanceof SettingType.Group group) {
            return write(group, (Record) value);
        } else if (type instanceof SettingType.Sequence sequence) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            ((List<?>) value).forEach(item -> list.add(write(sequence.item().type(), item)));
            return list;
        } else if (type instanceof SettingType.Mapping mapping) {
            ObjectNode map = JsonNodeFactory.instance.objectNode();
            ((Map<?, ?>) value)
                    .forEach((key, item) ->
                            map.set(String.valueOf(key), write(mapping.value().type(), item)));
            return map;
        } else if (value instanceof Schedule schedule) {
            return Schedules.write(schedule);
        } else if (value instanceof Enum<?> constant) {
            return TextNode.valueOf(SettingType.nameOf(constant));
        } else if (value instanceof Boolean truth) {
            return BooleanNode.valueOf(truth);
        } else if (value instanceof Integer number) {
            return JsonNodeFactory.instance.numberNode(number.intValue());
        } else if (value instanceof Long number) {
            return JsonNodeFactory.instance.numberNode(number.longValue());
        } else if (value instanceof Float number) {
            // By way of the text: 0.1f is written 0.1, not 0.10000000149011612.
            return DoubleNode.valueOf(Double.parseDouble(number.toString()));
        } else if (value instanceof Double number) {
            return DoubleNode.valueOf(number);
        }
        return TextNode.valueOf(String.valueOf(value));
    }
}
