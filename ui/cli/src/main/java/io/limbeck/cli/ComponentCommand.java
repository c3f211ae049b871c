package io.limbeck.cli;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.Suggestions;
import io.limbeck.spi.ComponentId;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Commands about one component. */
@Command
abstract class ComponentCommand extends BaseCommand {

    @Parameters(paramLabel = "ID", description = "The component, e.g. distillation/kd.")
    private String id = "";

    final Catalog.Entry entry() {
        return entry(catalog());
    }

    final Catalog.Entry entry(Catalog catalog) {
        return catalog.find(id, List.of()).orElseThrow(() -> {
            List<String> all = catalog.entries().stream()
                    .map(entry -> entry.component().id())
                    .map(ComponentId::toString)
                    .toList();
            String remedy = Suggestions.nearest(id, all)
                    .map(near -> "did you mean '" + near + "'? ")
                    .orElse("");
            return new InvalidInputException(Problem.error(
                    "", "there is no component '" + id + "'", remedy + "'limbeck plugins list' names them all"));
        });
    }
}
