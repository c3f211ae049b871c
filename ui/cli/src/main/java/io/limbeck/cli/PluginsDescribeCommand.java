package io.limbeck.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.experiment.JsonSchemas;
import io.limbeck.spi.Component;
import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** {@code limbeck plugins describe ID}. */
@Command(name = "describe", description = "Describes a component: what it does, its settings and its ports.")
class PluginsDescribeCommand extends ComponentCommand {

    @Override
    public Integer call() {
        Catalog.Entry entry = entry();
        Component<?, ?> component = entry.component();
        ObjectNode schema = JsonSchemas.component(component);
        StringBuilder text = new StringBuilder();
        text.append(component.id()).append(" (").append(component.kind()).append(")\n");
        text.append(component.summary()).append('\n');
        text.append("from ").append(entry.plugin().id()).append(' ').append(entry.plugin().version()).append("\n\n");
        List<List<String>> settings = new ArrayList<>();
        settings(settings, "", schema);
        if (!settings.isEmpty()) {
            text.append(Columns.aligned(List.of("setting", "type", "default", "meaning"), settings)).append('\n');
        }
        List<List<String>> ports = Stream.concat(
                        component.kind().inputs().stream(), component.inputs().stream())
                .map(PluginsDescribeCommand::row)
                .toList();
        if (!ports.isEmpty()) {
            text.append(Columns.aligned(List.of("port", "takes", "how many", "default", "meaning"), ports));
        }
        print(
                Json.object()
                        .put("id", component.id().toString())
                        .put("kind", component.kind().id())
                        .put("plugin", entry.plugin().id())
                        .put("version", entry.plugin().version())
                        .put("code", entry.code())
                        .put("summary", component.summary())
                        .set("schema", schema),
                text.toString());
        return ExitCode.DONE;
    }

    private static void settings(List<List<String>> rows, String prefix, JsonNode schema) {
        schema.path("properties").properties().forEach(property -> {
            JsonNode setting = property.getValue();
            if (setting.has("x-limbeck-kind") || setting.has("x-limbeck-kinds")) {
                return;
            }
            String standard = setting.has("default") ? setting.get("default").toString() : "";
            String type = setting.has("enum")
                    ? Stream.of(setting.get("enum")).map(JsonNode::toString).collect(Collectors.joining())
                    : setting.path("type").asText(setting.has("anyOf") || setting.has("oneOf") ? "one of several" : "");
            rows.add(List.of(
                    prefix + property.getKey(), type, standard, setting.path("description").asText()));
            if (setting.has("properties")) {
                settings(rows, prefix + property.getKey() + ".", setting);
            }
        });
    }

    private static List<String> row(Port port) {
        return List.of(
                port.name(),
                port.kinds().stream().map(ComponentKind::id).collect(Collectors.joining(", ")),
                port.arity().name().toLowerCase(Locale.ROOT),
                port.ambient() ? "$" + port.name() : port.standard(),
                port.summary());
    }
}
