package io.limbeck.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.Suggestions;
import io.limbeck.spi.Component;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.TargetKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code limbeck plugins list}. */
@Command(name = "list", description = "Lists all components.")
class PluginsListCommand extends BaseCommand {

    @Option(names = "--kind", paramLabel = "KIND", description = "Only components of this kind, e.g. loss-term.")
    private @Nullable String kind;

    @Option(
            names = "--target",
            paramLabel = "WHAT",
            description = "Only components for targets that are classes, or numbers.")
    private @Nullable TargetKind target;

    static List<String> names(Component<?, ?> component) {
        return component.targets().stream()
                .sorted()
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    @Override
    public Integer call() {
        Catalog catalog = catalog();
        ObjectNode tree = Json.object();
        ArrayNode list = tree.putArray("components");
        List<List<String>> rows = new ArrayList<>();
        for (Catalog.Entry entry : catalog.entries()) {
            Component<?, ?> component = entry.component();
            boolean fits = target == null || component.targets().contains(target);
            if (fits && (kind == null || component.kind().id().equals(kind))) {
                ObjectNode one = list.addObject()
                        .put("id", component.id().toString())
                        .put("kind", component.kind().id())
                        .put("plugin", entry.plugin().id())
                        .put("version", entry.plugin().version())
                        .put("summary", component.summary());
                ArrayNode targets = one.putArray("targets");
                names(component).forEach(targets::add);
                rows.add(List.of(component.id().toString(), component.kind().id(), component.summary()));
            }
        }
        List<String> kinds = catalog.entries().stream()
                .map(entry -> entry.component().kind().id())
                .distinct()
                .sorted()
                .toList();
        if (kind != null && !kinds.contains(kind)) {
            throw new InvalidInputException(Problem.error(
                    "--kind",
                    "there is no component of kind '" + kind + "'",
                    Suggestions.didYouMean(kind, kinds) + "the kinds are " + String.join(", ", kinds)));
        }
        tree.setAll(Failures.json(catalog.problems()));
        print(tree, Columns.aligned(List.of("component", "kind", "summary"), rows));
        return catalog.problems().isEmpty() ? ExitCode.DONE : ExitCode.PLUGIN_WRONG;
    }
}
