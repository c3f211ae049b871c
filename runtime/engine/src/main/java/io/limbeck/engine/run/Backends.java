package io.limbeck.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.Suggestions;
import io.limbeck.engine.document.ExperimentReader;
import io.limbeck.engine.tensorflow.SentReplica;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.NativeExecutable;
import io.limbeck.spi.Problem;
import io.limbeck.spi.execution.ExecutionBackend;
import io.limbeck.spi.execution.WorkerProgram;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Execution backends as people ask for them: beside the document, since where a run is executed changes neither its content
 * nor its results.
 */
public final class Backends {

    private static final String PLACE = "--execution";
    private static final String WORKER = "io.limbeck.engine.worker.Worker";

    private Backends() {}

    /**
     * {@return the backend that is written}
     *
     * @param written a file with {@code use} and settings, or {@code ID[,setting=value…]}
     * @throws InvalidInputException if there is no such backend, or its settings are wrong
     */
    public static ExecutionBackend of(String written, Catalog catalog) {
        ObjectNode settings = isFile(written) ? ExperimentReader.read(Path.of(written)) : inLine(written);
        JsonNode use = settings.remove("use");
        String text = use == null ? "" : use.asText();
        Catalog.Entry entry = catalog.find(text, Set.of(ExecutionBackend.KIND))
                .filter(found -> found.component().kind().equals(ExecutionBackend.KIND))
                .orElseThrow(() -> unknown(text, catalog));
        return new Parts(catalog).make(entry.component().id().toString(), ExecutionBackend.KIND, settings, PLACE);
    }

    private static boolean isFile(String written) {
        return written.matches(".*\\.(ya?ml|json)") || !written.contains(",") && Files.isRegularFile(Path.of(written));
    }

    private static ObjectNode inLine(String written) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        List<String> parts = parts(written);
        settings.put("use", parts.get(0).strip());
        for (String part : parts.subList(1, parts.size())) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new InvalidInputException(Problem.error(
                        PLACE,
                        "'" + part + "' is no setting",
                        "write ID,setting=value,…, as in spark/standalone,master=spark://host:7077"));
            }
            settings.set(part.substring(0, equals).strip(), ExperimentReader.value(part.substring(equals + 1)));
        }
        return settings;
    }

    /** Commas within brackets separate nothing. */
    private static List<String> parts(String written) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(written.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(written.substring(from));
        return parts;
    }

    private static InvalidInputException unknown(String text, Catalog catalog) {
        List<String> names = catalog.entries().stream()
                .filter(entry -> entry.component().kind().equals(ExecutionBackend.KIND))
                .map(entry -> entry.component().id().toString())
                .toList();
        return new InvalidInputException(Problem.error(
                PLACE,
                "there is no execution backend '" + text + "'",
                Suggestions.didYouMean(text, names) + "'limbeck plugins list --kind " + ExecutionBackend.KIND.id()
                        + "' names them all"));
    }

    /**
     * {@return what a worker runs}: this very Limbeck. Where a launcher loads jars that the class path of the process does
     * not name, all jars beside the engine's are taken.
     */
    static WorkerProgram program() {
        if (NativeExecutable.isRunning()) {
            return new WorkerProgram(List.of(), List.of(), WORKER);
        }
        List<String> options = new ArrayList<>(List.of("-XX:+UseSerialGC", "-Xshare:auto", "-Dfile.encoding=UTF-8"));
        if (Runtime.version().feature() >= 24) {
            options.add("--sun-misc-unsafe-memory-access=allow");
        }
        return new WorkerProgram(options, classPath(), WORKER);
    }

    private static List<String> classPath() {
        Path engine = place(SentReplica.class);
        List<String> own = List.of(System.getProperty("java.class.path", "").split(File.pathSeparator));
        boolean named =
                own.stream().anyMatch(one -> Path.of(one).toAbsolutePath().equals(engine));
        Path folder = engine.getParent();
        if (named || !Files.isRegularFile(engine) || folder == null) {
            return own.stream()
                    .map(one -> Path.of(one).toAbsolutePath().toString())
                    .toList();
        }
        // What a launcher needs before it can load anything lies beside the rest.
        return Stream.of(folder, folder.resolveSibling("boot"))
                .filter(Files::isDirectory)
                .map(jars -> jars + File.separator + "*")
                .toList();
    }

    private static Path place(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            throw new IllegalStateException("Nobody knows where the engine's code lies, so that no worker can run it");
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The engine's code lies at no place of files", e);
        }
    }
}
