package io.limbeck.server.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.document.ExperimentReader;
import io.limbeck.server.config.ServerConfig;
import io.limbeck.server.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder of the examples: documents that begin with a comment which says what they show. */
@ApplicationScoped
class Examples {

    /** Data that is made on the spot, or read from where the document says. */
    private static final Set<String> WITHOUT_DATA_SETS = Set.of("data/csv");

    private static final String ENDING = ".yaml";

    private final ServerConfig config;

    Examples(ServerConfig config) {
        this.config = config;
    }

    List<ExampleView> all() {
        if (config.examples().isEmpty()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(config.examples().get())) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .map(this::view)
                    .sorted((a, b) ->
                            Boolean.compare(!a.needs().isEmpty(), !b.needs().isEmpty()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the text of an example} */
    String text(String name) {
        return config.examples()
                .map(folder -> folder.resolve(name + ENDING))
                .filter(file -> name.matches("[a-z0-9-]+") && Files.isRegularFile(file))
                .map(Examples::read)
                .orElseThrow(() -> Refusal.missing("example '" + name + "'", "GET /api/v1/examples lists them"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ExampleView view(Path file) {
        String text = read(file);
        String name = file.getFileName().toString().replace(ENDING, "");
        String comment = text.lines()
                .takeWhile(line -> line.startsWith("#"))
                .map(line -> line.substring(1).trim())
                .takeWhile(line -> !line.contains("./limbeck"))
                .collect(Collectors.joining(" "));
        String needs = needs(ExperimentReader.parse(text, file.toString()));
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

    /** {@return the folder of the first published data set that the document names} */
    private static String needs(ObjectNode document) {
        List<String> sets = new ArrayList<>();
        document.path("data").findValuesAsText("name").forEach(sets::add);
        for (JsonNode use : document.findValues("use")) {
            String id = use.asText();
            if (id.startsWith("data/") && document.path("data").path("use").equals(use)) {
                boolean made = id.startsWith("data/simulated")
                        || id.startsWith("data/synthetic")
                        || WITHOUT_DATA_SETS.contains(id);
                return made ? "" : sets.isEmpty() ? id.substring("data/".length()) : sets.get(0);
            }
        }
        return "";
    }
}
