package io.limbeck.engine.experiment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.SettingType;
import io.limbeck.engine.document.Positions;
import io.limbeck.engine.document.Sections;
import io.limbeck.spi.Component;
import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.Port;
import io.limbeck.spi.search.Search;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The schema of a whole document: what editors and the composer complete from. */
final class DocumentSchema {

    private DocumentSchema() {}

    static ObjectNode of(Catalog catalog) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", JsonSchemas.DIALECT);
        schema.put("title", "Limbeck experiment");
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        header(properties);
        for (Port port : Sections.ports()) {
            properties.set(port.name(), section(port));
        }
        schema.putArray("required").add("limbeck").add("data");
        schema.put("additionalProperties", false);
        ObjectNode definitions = schema.putObject("$defs");
        definitions(definitions, catalog);
        return schema;
    }

    private static void header(ObjectNode properties) {
        properties.putObject("limbeck").put("const", Header.VERSION).put("description", "Version of the document");
        properties.putObject("name").put("type", "string").put("description", "Name of the experiment");
        properties.putObject("description").put("type", "string");
        properties.putObject("seed").put("type", "integer").put("default", 0);
        properties.putObject("repeat").put("type", "integer").put("minimum", 1).put("default", 1);
        ObjectNode twins = properties.putObject("twins").put("type", "array");
        ArrayNode names = twins.putObject("items").putArray("enum");
        ArrayNode standard = twins.putArray("default");
        Arrays.stream(BoundExperiment.Twin.values()).map(SettingType::nameOf).forEach(names::add);
        BoundExperiment.Twin.STANDARD.stream().map(SettingType::nameOf).forEach(standard::add);
        ObjectNode sweep = properties.putObject("sweep").put("type", "object").put("additionalProperties", false);
        ObjectNode keys = sweep.putObject("properties");
        keys.putObject("axes")
                .put("type", "object")
                .putObject("additionalProperties")
                .put("$ref", "#/$defs/axis");
        ArrayNode searches = keys.putObject("search").putArray("anyOf");
        searches.addObject().putArray("enum").add("grid").add("random");
        searches.addObject().put("$ref", "#/$defs/" + Search.KIND.id());
        objectives(keys.putObject("objectives"));
        keys.putObject("trials").put("type", "integer").put("minimum", 1);
        keys.putObject("seed").put("type", "integer");
    }

    private static void objectives(ObjectNode schema) {
        ArrayNode options = schema.put("type", "array").putObject("items").putArray("anyOf");
        options.addObject().put("type", "string");
        ObjectNode whole = options.addObject().put("type", "object").put("additionalProperties", false);
        ObjectNode keys = whole.putObject("properties");
        List.of("metric", "attribute", "model")
                .forEach(key -> keys.putObject(key).put("type", "string"));
        whole.putArray("required").add("metric");
    }

    private static ObjectNode section(Port port) {
        boolean named = port.name().equals("students") || port.name().equals("parts");
        if (!named) {
            return JsonSchemas.plug(port, plug(port));
        }
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        map.put("type", "object").put("description", port.summary());
        map.set("additionalProperties", plug(port));
        return map;
    }

    /** {@return any node of the port's kinds}; where there is a standard component, also its settings alone */
    private static ObjectNode plug(Port port) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        ArrayNode options = schema.putArray("anyOf");
        port.kinds().forEach(kind -> options.addObject().put("$ref", "#/$defs/" + kind.id()));
        if (port.kinds().isEmpty()) {
            options.addObject().put("type", "string");
            options.addObject().put("type", "object");
        }
        if (!port.standard().isEmpty()) {
            options.addObject().put("$ref", definition(port.standard()));
        }
        return schema;
    }

    private static String definition(String id) {
        return "#/$defs/" + id.replace("~", "~0").replace("/", "~1");
    }

    private static void definitions(ObjectNode definitions, Catalog catalog) {
        definitions.set("values", values(false));
        definitions.set("axis", values(true));
        definitions.set("weight", weight());
        Map<String, ArrayNode> kinds = new TreeMap<>();
        SettingSchemas settings = new SettingSchemas(true, DocumentSchema::plug);
        for (Catalog.Entry entry : catalog.entries()) {
            Component<?, ?> component = entry.component();
            kind(kinds, component.kind())
                    .addObject()
                    .putArray("allOf")
                    .add(reference(component))
                    .add(hasUse());
            definitions.set(component.id().toString(), node(entry, catalog, settings));
            Positions.ports(component).forEach(port -> port.kinds().forEach(kind -> kind(kinds, kind)));
        }
        Sections.ports().forEach(port -> port.kinds().forEach(kind -> kind(kinds, kind)));
        kind(kinds, Search.KIND);
        kinds.forEach((kind, options) -> definitions.putObject(kind).set("anyOf", options));
        standards(definitions, catalog);
    }

    /** A standard component that no plugin brings: nothing fits there. */
    private static void standards(ObjectNode definitions, Catalog catalog) {
        List<String> known = catalog.entries().stream()
                .map(entry -> entry.component().id().toString())
                .toList();
        catalog.entries().stream()
                .flatMap(entry -> Positions.ports(entry.component()).stream())
                .map(Port::standard)
                .filter(standard -> !standard.isEmpty() && !known.contains(standard))
                .forEach(standard -> definitions.putObject(standard).putObject("not"));
        if (!known.contains(Sections.STANDARD_MODEL)) {
            definitions.putObject(Sections.STANDARD_MODEL).putObject("not");
        }
    }

    private static ArrayNode kind(Map<String, ArrayNode> kinds, ComponentKind<?> kind) {
        return kinds.computeIfAbsent(kind.id(), id -> {
            ArrayNode options = JsonNodeFactory.instance.arrayNode();
            options.addObject().put("type", "string").put("description", "A component's name, or $ and a place");
            ObjectNode reference = options.addObject().put("type", "object").put("additionalProperties", false);
            ObjectNode keys = reference.putObject("properties");
            keys.putObject("ref").put("type", "string").put("pattern", "^\\$");
            keys.putObject("weight").put("$ref", "#/$defs/weight");
            reference.putArray("required").add("ref");
            return options;
        });
    }

    private static ObjectNode reference(Component<?, ?> component) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("$ref", definition(component.id().toString()));
    }

    private static ObjectNode hasUse() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.putArray("required").add("use");
        return schema;
    }

    private static ObjectNode node(Catalog.Entry entry, Catalog catalog, SettingSchemas settings) {
        Component<?, ?> component = entry.component();
        ObjectNode schema = JsonSchemas.body(component, settings);
        ObjectNode properties = (ObjectNode) schema.path("properties");
        ArrayNode names = properties.putObject("use").putArray("enum");
        for (String name : List.of(component.id().toString(), component.id().name())) {
            names.add(name);
            catalog.versions(component.id())
                    .forEach(version -> names.add(name + "@" + version.plugin().version()));
        }
        properties.putObject("weight").put("$ref", "#/$defs/weight");
        return schema;
    }

    private static ObjectNode weight() {
        ObjectNode schema = SettingSchemas.schedule(true);
        schema.put("description", "Weight of the plug");
        ((ArrayNode) schema.path("anyOf")).addObject().put("$ref", "#/$defs/values");
        return schema;
    }

    /** {@return values of a sweep}; where an axis stands apart it can have a name, and a place that takes the rest to 1 */
    private static ObjectNode values(boolean apart) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("description", "Values of a sweep");
        ArrayNode options = schema.putArray("anyOf");
        options.addObject().put("type", "array").put("minItems", 1);
        ObjectNode range = options.addObject().put("type", "object").put("additionalProperties", false);
        ObjectNode ends = range.putObject("properties");
        List.of("from", "to", "step").forEach(key -> ends.putObject(key).put("type", "number"));
        range.putArray("required").add("from").add("to").add("step");
        named(ends, apart);
        for (String key : apart ? List.of("range", "interval", "values") : List.of("range", "interval")) {
            ObjectNode function = options.addObject().put("type", "object");
            ObjectNode keys = function.putObject("properties");
            ObjectNode list = keys.putObject(key).put("type", "array");
            if (!key.equals("values")) {
                list.putObject("items").put("type", "number");
            }
            named(keys, apart);
            if (key.equals("interval")) {
                keys.putObject("scale")
                        .put("type", "string")
                        .putArray("enum")
                        .add("linear")
                        .add("log");
                keys.putObject("whole").put("type", "boolean");
            }
            function.putArray("required").add(key);
            function.put("additionalProperties", false);
        }
        return schema;
    }

    private static void named(ObjectNode keys, boolean apart) {
        if (apart) {
            keys.putObject("name").put("type", "string");
            keys.putObject("rest").put("type", "string");
        }
    }
}
