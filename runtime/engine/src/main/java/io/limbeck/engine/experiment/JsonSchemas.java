package io.limbeck.engine.experiment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.SettingType;
import io.limbeck.engine.document.Place;
import io.limbeck.engine.document.Positions;
import io.limbeck.spi.Component;
import io.limbeck.spi.Port;

/**
 * JSON Schemas (2020-12) of components and documents, in declaration order, with defaults, sentences and bounds from
 * the same annotations that the binder reads.
 *
 * <p>A port is a property that carries {@code x-limbeck-kind} (the kinds it takes), {@code x-limbeck-arity} and, where
 * it has them, {@code x-limbeck-standard} and {@code x-limbeck-ambient}.
 */
public final class JsonSchemas {

    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private JsonSchemas() {}

    /** {@return the schema of a component's settings, ports and the reserved key {@code seed} included} */
    public static ObjectNode component(Component<?, ?> component) {
        return RecordedSchemas.find(RecordedSchemas.resource(component.id())).orElseGet(() -> made(component));
    }

    private static ObjectNode made(Component<?, ?> component) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", DIALECT);
        schema.put("title", component.id().toString());
        schema.setAll(body(component, new SettingSchemas(false)));
        return schema;
    }

    /** {@return the schema of a whole document in its nested spelling; {@code $defs} has every kind and component} */
    public static ObjectNode document(Catalog catalog) {
        return RecordedSchemas.find(RecordedSchemas.DOCUMENT).orElseGet(() -> DocumentSchema.of(catalog));
    }

    static ObjectNode body(Component<?, ?> component, SettingSchemas settings) {
        ObjectNode schema = settings.group(SettingType.of(component.settings()));
        if (!component.summary().isEmpty()) {
            schema.put("description", component.summary());
        }
        for (Port port : Positions.ports(component)) {
            place(schema, Place.of(port.name()), settings.port(port));
        }
        ObjectNode properties = (ObjectNode) schema.path("properties");
        if (!properties.has("seed")) {
            ObjectNode seed = properties.putObject("seed");
            seed.put("type", "integer")
                    .put("description", "Salt of this node's randomness")
                    .put("default", 0);
        }
        return schema;
    }

    /** Puts a port named {@code train.optimizer} among the properties of {@code train}. */
    private static void place(ObjectNode schema, Place name, ObjectNode port) {
        ObjectNode at = schema;
        for (int i = 0; i < name.depth() - 1; i++) {
            ObjectNode properties = (ObjectNode) at.path("properties");
            String key = ((Place.Key) name.steps().get(i)).name();
            at = properties.path(key) instanceof ObjectNode nested
                    ? nested
                    : properties.putObject(key).put("type", "object").put("additionalProperties", false);
            if (!at.has("properties")) {
                at.putObject("properties");
            }
        }
        ((ObjectNode) at.path("properties")).set(((Place.Key) name.steps().get(name.depth() - 1)).name(), port);
    }

    /** {@return the schema of what may be plugged into a port} */
    static ObjectNode plug(Port port, ObjectNode one) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        if (!port.summary().isEmpty()) {
            schema.put("description", port.summary());
        }
        ArrayNode kinds = schema.putArray("x-limbeck-kind");
        port.kinds().forEach(kind -> kinds.add(kind.id()));
        schema.put("x-limbeck-arity", SettingType.nameOf(port.arity()));
        if (!port.standard().isEmpty()) {
            schema.put("x-limbeck-standard", port.standard());
        }
        if (port.ambient()) {
            schema.put("x-limbeck-ambient", true);
        }
        ArrayNode options = schema.putArray("anyOf");
        options.add(one);
        if (port.arity() == Port.Arity.MANY) {
            ObjectNode list = options.addObject().put("type", "array");
            list.set("items", one.deepCopy());
        } else {
            options.addObject().put("type", "null");
        }
        return schema;
    }
}
