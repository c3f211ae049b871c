package io.limbeck.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.experiment.JsonSchemas;
import io.limbeck.spi.Component;
import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.Port;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** {@code limbeck plugins describe ID}. */
@Command(name = "describe", description = "Describes a component: what it does, its settings and its ports.")
class PluginsDescribeCommand extends ComponentCommand {

    @Override
    public Integer call() {
        Catalog catalog = catalog();
        Catalog.Entry entry = entry(catalog);
        Component<?, ?> component = entry.component();
        ObjectNode schema = JsonSchemas.component(component);
        List<Port> ports = Stream.concat(component.kind().inputs().stream(), component.inputs().stream())
                .toList();
        ObjectNode tree = Json.object()
                .put("id", component.id().toString())
                .put("kind", component.kind().id())
                .put("plugin", entry.plugin().id())
                .put("version", entry.plugin().version())
                .put("code", entry.code())
                .put("summary", component.summary());
        PluginsListCommand.names(component).forEach(tree.putArray("targets")::add);
        List<String> versions = catalog.versions(component.id()).stream()
                .map(version -> version.plugin().version())
                .toList();
        versions.forEach(tree.putArray("versions")::add);
        tree.set("schema", schema);
        json(tree.putArray("ports"), ports);
        print(tree, text(entry, versions, schema, ports));
        return ExitCode.DONE;
    }

    private static void json(ArrayNode list, List<Port> ports) {
        for (Port port : ports) {
            ObjectNode one = list.addObject().put("name", port.name()).put("arity", arity(port));
            ArrayNode kinds = one.putArray("kinds");
            port.kinds().forEach(kind -> kinds.add(kind.id()));
            one.put("default", standard(port)).put("summary", port.summary());
        }
    }

    private static String text(Catalog.Entry entry, List<String> versions, ObjectNode schema, List<Port> ports) {
        Component<?, ?> component = entry.component();
        StringBuilder text = new StringBuilder();
        text.append(component.id()).append(" (").append(component.kind().id()).append(")\n");
        text.append(Columns.wrapped(component.summary(), 0));
        text.append("from ")
                .append(entry.plugin().id())
                .append(' ')
                .append(entry.plugin().version());
        if (versions.size() > 1) {
            text.append("; versions: ").append(String.join(", ", versions));
            text.append(" (use: ").append(component.id()).append("@VERSION)");
        }
        text.append("\nfor targets: ").append(String.join(", ", PluginsListCommand.names(component)));
        text.append('\n');
        Map<String, List<String>> settings = new LinkedHashMap<>();
        settings(settings, "", schema);
        block(text, "settings", settings);
        Map<String, List<String>> plugs = new LinkedHashMap<>();
        ports.forEach(port -> plugs.put(port.name(), List.of(plug(port), port.summary())));
        block(text, "ports", plugs);
        return text.toString();
    }

    private static void block(StringBuilder text, String title, Map<String, List<String>> lines) {
        if (lines.isEmpty()) {
            return;
        }
        int width = lines.keySet().stream().mapToInt(String::length).max().orElse(0) + 4;
        text.append('\n').append(title).append('\n');
        lines.forEach((name, about) -> {
            String first = Columns.wrapped(about.get(0), width);
            text.append("  ").append(name).append(first.substring(name.length() + 2));
            if (!about.get(1).isBlank()) {
                text.append(Columns.wrapped(about.get(1), width));
            }
        });
    }

    private static void settings(Map<String, List<String>> lines, String prefix, JsonNode schema) {
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("properties").properties().forEach(property -> {
            JsonNode setting = property.getValue();
            if (!setting.has("x-limbeck-kind")) {
                lines.put(
                        prefix + property.getKey(),
                        List.of(
                                SettingTexts.of(setting, required.contains(property.getKey())),
                                setting.path("description").asText()));
                settings(lines, prefix + property.getKey() + ".", setting);
            }
        });
    }

    private static String plug(Port port) {
        List<String> words = new ArrayList<>();
        words.add(
                arity(port) + " " + port.kinds().stream().map(ComponentKind::id).collect(Collectors.joining(" or ")));
        if (!standard(port).isEmpty()) {
            words.add("default " + standard(port));
        }
        return String.join(", ", words);
    }

    private static String arity(Port port) {
        return port.arity().name().toLowerCase(Locale.ROOT);
    }

    private static String standard(Port port) {
        return port.ambient() ? "$" + port.name() : port.standard();
    }
}
