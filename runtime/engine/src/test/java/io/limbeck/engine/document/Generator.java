package io.limbeck.engine.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.spi.Component;
import io.limbeck.spi.Port;
import io.limbeck.spi.RandomSource;
import java.util.ArrayList;
import java.util.List;

/** Makes nested documents by chance, well-formed in their shape, with settings that need not exist. */
final class Generator {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final RandomSource random;
    private final List<Component<?, ?>> components;
    private final List<String> parts = new ArrayList<>();
    private long counter;

    Generator(Catalog catalog, RandomSource random) {
        this.random = random;
        this.components = catalog.entries().stream()
                .<Component<?, ?>>map(Catalog.Entry::component)
                .toList();
    }

    ObjectNode document() {
        ObjectNode document = JSON.objectNode().put("limbeck", 1);
        document.put("name", word());
        if (chance(0.5)) {
            document.put("seed", below(100));
        }
        if (chance(0.3)) {
            document.set("sweep", value(2));
        }
        if (chance(0.6)) {
            ObjectNode shared = document.putObject("parts");
            for (int i = 0; i <= below(3); i++) {
                String name = chance(0.1) ? "odd name." + i : "part" + i;
                shared.set(name, shortest(node(any(), 2, true)));
                parts.add(name);
            }
        }
        document.set("data", plug(section("data"), 3));
        for (String model : List.of("teacher", "student")) {
            if (chance(0.7)) {
                document.set(model, plug(section(model), 3));
            }
        }
        if (chance(0.3)) {
            ObjectNode students = document.putObject("students");
            students.set("a", plug(section("student"), 2));
            students.set(chance(0.5) ? "b" : "8 units", plug(section("student"), 2));
        }
        if (chance(0.8)) {
            document.set("evaluate", list(section("evaluate"), 1));
        }
        if (chance(0.2)) {
            document.set("unknown", node(any(), 1, false));
        }
        return document;
    }

    private static Port section(String name) {
        return Sections.ports().stream()
                .filter(port -> port.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What may stand at a port: a name, a reference, a node; a list where the port takes several. */
    private JsonNode plug(Port port, int depth) {
        return port.arity() == Port.Arity.MANY ? list(port, depth) : single(port, depth);
    }

    private ArrayNode list(Port port, int depth) {
        ArrayNode list = JSON.arrayNode();
        for (int i = 0; i <= below(3); i++) {
            list.add(single(port, depth));
        }
        return list;
    }

    private JsonNode single(Port port, int depth) {
        if (!parts.isEmpty() && chance(0.15)) {
            return reference();
        }
        List<Component<?, ?>> fitting = components.stream()
                .filter(component -> port.kinds().contains(component.kind()))
                .toList();
        if (!port.standard().isEmpty() && chance(0.5)) {
            Component<?, ?> standard = components.stream()
                    .filter(component -> component.id().toString().equals(port.standard()))
                    .findFirst()
                    .orElseThrow();
            ObjectNode node = node(standard, depth, true);
            node.remove("use");
            return node;
        }
        ObjectNode node = chance(0.05) ? stranger(depth) : node(fitting.get(below(fitting.size())), depth, true);
        return shortest(node);
    }

    private static JsonNode shortest(ObjectNode node) {
        return node.size() == 1 && node.has("use") ? node.path("use") : node;
    }

    /** In canonical form: no map where a text says the same. */
    private JsonNode reference() {
        String part = parts.get(below(parts.size()));
        String text =
                "$" + (part.startsWith("part") ? part : Place.TOP.key("parts").key(part));
        if (chance(0.5)) {
            return JSON.textNode(text);
        }
        ObjectNode map = JSON.objectNode().put("ref", text);
        map.set("weight", weight());
        return map;
    }

    private ObjectNode stranger(int depth) {
        ObjectNode node = JSON.objectNode().put("use", "nobody/knows-this");
        fill(node, depth);
        return node;
    }

    private Component<?, ?> any() {
        return components.get(below(components.size()));
    }

    private ObjectNode node(Component<?, ?> component, int depth, boolean weighed) {
        ObjectNode node = JSON.objectNode().put("use", component.id().toString());
        fill(node, chance(0.4) ? 0 : depth);
        if (weighed && chance(0.3)) {
            node.set("weight", weight());
        }
        if (chance(0.1)) {
            node.put("seed", below(9));
        }
        if (depth > 0) {
            for (Port port : Positions.ports(component)) {
                if (chance(0.6)) {
                    Tree.put(node, Place.of(port.name()), plug(port, depth - 1));
                }
            }
        }
        return node;
    }

    private void fill(ObjectNode node, int depth) {
        for (int i = 0; i < below(4) && depth > 0; i++) {
            node.set("setting" + i, value(depth));
        }
    }

    private JsonNode weight() {
        return chance(0.6)
                ? JSON.numberNode(below(10) / 10.0)
                : JSON.objectNode().put("schedule", "ramp").put("to", 1).put("epochs", 5);
    }

    /** Any value; sometimes with a node where none belongs. */
    private JsonNode value(int depth) {
        int choice = below(depth > 0 ? 9 : 6);
        return switch (choice) {
            case 0 -> JSON.numberNode(below(100));
            case 1 -> JSON.numberNode(random.uniform(counter++));
            case 2 -> JSON.booleanNode(chance(0.5));
            case 3 -> JSON.nullNode();
            case 4 -> JSON.textNode(word());
            case 5 -> JSON.textNode("$" + word());
            case 6 -> JSON.arrayNode().add(value(depth - 1)).add(below(10));
            case 7 -> JSON.objectNode().set("key", value(depth - 1));
            default -> JSON.arrayNode().add(node(any(), depth - 1, false)).add(below(10));
        };
    }

    private String word() {
        return "w" + below(1000);
    }

    private boolean chance(double share) {
        return random.uniform(counter++) < share;
    }

    private int below(int bound) {
        return random.below(counter++, bound);
    }
}
