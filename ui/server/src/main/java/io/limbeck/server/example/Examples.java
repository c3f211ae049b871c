package io.limbeck.server.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.Setting;
import io.limbeck.engine.catalog.SettingType;
import io.limbeck.engine.document.ExperimentReader;
import io.limbeck.server.config.ServerConfig;
import io.limbeck.server.problem.Refusal;
import io.limbeck.spi.Component;
import io.limbeck.spi.data.DatasetSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The examples: documents that begin with a comment which says what they show. */
@ApplicationScoped
class Examples {

    /** Data that is made on the spot, or read from where the document says. */
    private static final Set<String> WITHOUT_DATA_SETS = Set.of("data/csv");

    private final ExampleFiles files;
    private final ServerConfig config;
    private final Catalog catalog;

    Examples(ExampleFiles files, ServerConfig config, Catalog catalog) {
        this.files = files;
        this.catalog = catalog;
        this.config = config;
    }

    List<ExampleView> all() {
        return files.names().stream()
                .map(name -> view(name, text(name)))
                .sorted((a, b) ->
                        Boolean.compare(!a.needs().isEmpty(), !b.needs().isEmpty()))
                .toList();
    }

    /** {@return the text of an example} */
    String text(String name) {
        return files.text(name)
                .orElseThrow(() -> Refusal.missing("example '" + name + "'", "GET /api/v1/examples lists them"));
    }

    private ExampleView view(String name, String text) {
        String comment = text.lines()
                .takeWhile(line -> line.startsWith("#"))
                .map(line -> line.substring(1).trim())
                .takeWhile(line -> !line.contains("./limbeck"))
                .collect(Collectors.joining(" "));
        String needs = needs(ExperimentReader.parse(text, name));
        return new ExampleView(
                name,
                sentence(comment),
                comment,
                needs,
                needs.isEmpty()
                        || config.data()
                                .map(data -> Files.isDirectory(data.resolve(needs)))
                                .orElse(false));
    }

    private static String sentence(String comment) {
        int end = comment.indexOf(". ");
        int colon = comment.indexOf(": ");
        int cut = colon > 0 && (end < 0 || colon < end) ? colon : end;
        return cut < 0 ? comment : comment.substring(0, cut);
    }

    /** {@return the folder of the published data set that the document reads}; empty for data that is made on the spot */
    private String needs(ObjectNode document) {
        JsonNode data = document.path("data");
        String use = data.path("use").asText();
        boolean elsewhere =
                use.startsWith("data/simulated") || use.startsWith("data/synthetic") || WITHOUT_DATA_SETS.contains(use);
        if (elsewhere || use.isEmpty()) {
            return "";
        }
        return catalog.find(use, List.of(DatasetSource.KIND))
                .map(entry -> data.path("name").asText(standardName(entry.component())))
                .orElse("");
    }

    /** {@return the data set that a component reads where none is named}: it is called so, or it is that data set's own */
    private static String standardName(Component<?, ?> component) {
        return SettingType.of(component.settings()).settings().stream()
                .filter(setting -> setting.name().equals("name"))
                .findFirst()
                .flatMap(Setting::standard)
                .orElse(component.id().name());
    }
}
