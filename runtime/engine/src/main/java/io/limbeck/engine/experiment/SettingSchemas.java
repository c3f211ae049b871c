package io.limbeck.engine.experiment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Setting;
import io.limbeck.engine.catalog.SettingType;
import io.limbeck.engine.document.ExperimentReader;
import io.limbeck.spi.Port;
import java.util.List;
import java.util.function.Function;

/** Schemas of settings. In documents a list or a range may stand for one value: a sweep. */
final class SettingSchemas {

    private final boolean sweeps;
    private final Function<Port, ObjectNode> plugs;

    /** Schemas for settings alone: what is plugged in is any node. */
    SettingSchemas(boolean sweeps) {
        this(sweeps, port -> anyNode());
    }

    SettingSchemas(boolean sweeps, Function<Port, ObjectNode> plugs) {
        this.sweeps = sweeps;
        this.plugs = plugs;
    }

    private static ObjectNode anyNode() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.putArray("type").add("string").add("object");
        return schema;
    }

    ObjectNode port(Port port) {
        return JsonSchemas.plug(port, plugs.apply(port));
    }

    ObjectNode group(SettingType.Group group) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (Setting setting : group.settings()) {
            properties.set(setting.name(), setting(setting));
            if (isRequired(setting)) {
                required.add(setting.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    private static boolean isRequired(Setting setting) {
        boolean canBeEmpty = setting.value().type() instanceof SettingType.Group group
                && group.settings().stream().noneMatch(SettingSchemas::isRequired);
        return !setting.optional() && setting.standard().isEmpty() && !canBeEmpty;
    }

    private ObjectNode setting(Setting setting) {
        ObjectNode schema = value(setting.value());
        if (sweeps && setting.value().type().isScalar()) {
            ObjectNode either = JsonNodeFactory.instance.objectNode();
            either.putArray("anyOf").add(schema).addObject().put("$ref", "#/$defs/values");
            schema = either;
        }
        if (!setting.summary().isEmpty()) {
            schema.put("description", setting.summary());
        }
        if (!setting.unit().isEmpty()) {
            schema.put("x-limbeck-unit", setting.unit());
        }
        if (setting.standard().isPresent()) {
            schema.set("default", ExperimentReader.value(setting.standard().get()));
        }
        return schema;
    }

    private ObjectNode value(Setting.Value value) {
        ObjectNode schema = type(value.type(), value.constraints().isEmpty());
        SchemaBounds.add(schema, value);
        return schema;
    }

    private ObjectNode type(SettingType type, boolean free) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        if (type instanceof SettingType.Whole) {
            schema.put("type", "integer");
        } else if (type instanceof SettingType.Fraction) {
            schema.put("type", "number");
        } else if (type instanceof SettingType.Truth) {
            schema.put("type", "boolean");
        } else if (type instanceof SettingType.Text) {
            text(schema, free);
        } else if (type instanceof SettingType.Choice choice) {
            ArrayNode names = schema.put("type", "string").putArray("enum");
            choice.names().forEach(names::add);
        } else if (type instanceof SettingType.Timed) {
            schema = schedule(false);
        } else if (type instanceof SettingType.Sequence sequence) {
            schema.put("type", "array").set("items", value(sequence.item()));
        } else if (type instanceof SettingType.Mapping mapping) {
            schema.put("type", "object").set("additionalProperties", value(mapping.value()));
        } else if (type instanceof SettingType.Group group) {
            schema = group(group);
        }
        return schema;
    }

    /** The binder takes a number or a boolean as the text it was written as: classes are often named 0 and 1. */
    private static void text(ObjectNode schema, boolean free) {
        if (free) {
            schema.putArray("type").add("string").add("number").add("boolean");
        } else {
            schema.put("type", "string");
        }
    }

    /**
     * {@return a number or one of the schedules}
     *
     * @param ofTerm whether it may be the weight of a loss term, which a target can drive
     */
    static ObjectNode schedule(boolean ofTerm) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        ArrayNode options = schema.putArray("anyOf");
        options.addObject().put("type", "number");
        Schedules.KEYS.forEach((name, keys) -> {
            if (ofTerm || !name.equals(Schedules.TARGET)) {
                options.add(schedule(name, keys));
            }
        });
        return schema;
    }

    /** {@return what may follow a warmup: a number or a schedule that is none} */
    private static ObjectNode afterWarmup() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        ArrayNode options = schema.putArray("anyOf");
        options.addObject().put("type", "number");
        Schedules.KEYS.forEach((name, keys) -> {
            if (!name.equals(Schedules.WARMUP) && !name.equals(Schedules.TARGET)) {
                options.add(schedule(name, keys));
            }
        });
        return schema;
    }

    private static ObjectNode schedule(String name, List<String> keys) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("schedule").put("const", name);
        ArrayNode required = JsonNodeFactory.instance.arrayNode().add("schedule");
        for (String key : keys) {
            String bare = key.replace("?", "");
            ObjectNode property = properties.putObject(bare);
            switch (bare) {
                case "unit" ->
                    property.put("type", "string")
                            .putArray("enum")
                            .add("epochs")
                            .add("steps");
                case "every", "steps" -> property.put("type", "integer").put("exclusiveMinimum", 0);
                case "then" -> property.setAll(afterWarmup());
                case "on" ->
                    property.put("type", "string")
                            .putArray("enum")
                            .add("decisions")
                            .add("probabilities");
                case "rate", "max" -> property.put("type", "number").put("exclusiveMinimum", 0);
                case "start" -> property.put("type", "number").put("minimum", 0);
                case "epochs" -> property.put("type", "number").put("exclusiveMinimum", 0);
                default -> property.put("type", "number");
            }
            if (bare.equals(key)) {
                required.add(key);
            }
        }
        schema.set("required", required);
        if (name.equals(Schedules.WARMUP)) {
            ArrayNode either = schema.putArray("oneOf");
            either.addObject().putArray("required").add("epochs");
            either.addObject().putArray("required").add("steps");
        }
        return schema.put("additionalProperties", false);
    }
}
