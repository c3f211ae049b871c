package io.limbeck.cli;

import io.limbeck.engine.catalog.EngineCode;
import io.limbeck.engine.catalog.Suggestions;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code limbeck plugins new NAME}: what Maven's archetype plugin makes of {@code spi/archetype}, without that plugin. */
@Command(name = "new", description = "Begins a plugin: a Maven project with one component and its test.")
class PluginsNewCommand extends BaseCommand {

    static final List<String> KINDS =
            List.of("loss-term", "teacher-source", "student-architecture", "fairness-metric", "aggregation-strategy");

    private static final String TEMPLATES = "/archetype-resources/";

    @Parameters(
            paramLabel = "NAME",
            description = "The plugin's name: lower-case words joined by hyphens, e.g. my-loss.")
    private String name = "";

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "loss-term",
            description = "Kind of the component: loss-term (the default), teacher-source, student-architecture,"
                    + " fairness-metric or aggregation-strategy.")
    private String kind = "loss-term";

    @Option(names = "--in", paramLabel = "DIR", defaultValue = ".", description = "Where the project's folder is made.")
    private Path in = Path.of(".");

    @Override
    public Integer call() {
        if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new InvalidInputException(Problem.error(
                    "",
                    "'" + name + "' is no plugin name",
                    "use lower-case words joined by hyphens, such as 'my-loss'"));
        }
        if (name.equals("limbeck") || name.startsWith("limbeck-")) {
            throw new InvalidInputException(
                    Problem.error("", "'" + name + "' is a name of Limbeck's own", "take another, such as 'my-loss'"));
        }
        if (!KINDS.contains(kind)) {
            throw new InvalidInputException(Problem.error(
                    "--kind",
                    "there is no template for '" + kind + "'",
                    Suggestions.didYouMean(kind, KINDS) + "there is one for " + String.join(", ", KINDS)));
        }
        Path folder = in.resolve(name).normalize();
        if (Files.exists(folder)) {
            throw new InvalidInputException(Problem.error(
                    "", "'" + folder + "' exists already", "take another name, or another folder with --in"));
        }
        Map<String, String> words = words();
        Map<String, String> files = files(words);
        files.forEach((target, template) -> write(folder.resolve(target), filled(template, words)));
        print(
                Json.object().put("folder", folder.toString()).put("kind", kind),
                folder + " is there. Next: read its README.md, edit " + main(words) + words.get("type") + ".java"
                        + ", then 'mvn verify' in it.\n");
        return ExitCode.DONE;
    }

    private Map<String, String> words() {
        String type = Arrays.stream(name.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
        return Map.of(
                "type",
                type,
                "package",
                "plugin." + name.replace("-", ""),
                "groupId",
                "my.plugins",
                "artifactId",
                name,
                "version",
                "0.1.0",
                "limbeckVersion",
                EngineCode.version());
    }

    private static String main(Map<String, String> words) {
        return "src/main/java/" + folder(words);
    }

    private static String folder(Map<String, String> words) {
        return word(words, "package").replace('.', '/') + "/";
    }

    private static String word(Map<String, String> words, String name) {
        return words.getOrDefault(name, "");
    }

    /** {@return the files of a project, each with its template} */
    private Map<String, String> files(Map<String, String> words) {
        String type = word(words, "type");
        String resources = "src/main/resources/META-INF/";
        Map<String, String> files = new LinkedHashMap<>();
        files.put("pom.xml", "pom.xml");
        files.put("README.md", "README.md");
        files.put("experiment.yaml", "kinds/" + kind + "/experiment.yaml");
        files.put(resources + "services/io.limbeck.spi.Plugin", resources + "services/io.limbeck.spi.Plugin");
        files.put(
                resources + "limbeck/" + word(words, "package") + "." + type + "Plugin.properties",
                resources + "limbeck/__package__.__type__Plugin.properties");
        files.put(main(words) + "package-info.java", "src/main/java/package-info.java");
        String test = "src/test/java/" + folder(words) + type;
        for (String own : List.of("", "Plugin")) {
            files.put(main(words) + type + own + ".java", "src/main/java/kinds/" + kind + "/__type__" + own + ".java");
        }
        files.put(test + "Test.java", "src/test/java/kinds/" + kind + "/__type__Test.java");
        files.put(test + "PluginTest.java", "src/test/java/__type__PluginTest.java");
        return files;
    }

    /** {@return a template with its words}; {@code ${…}} of Maven's own stay */
    private static String filled(String template, Map<String, String> words) {
        try (InputStream in = PluginsNewCommand.class.getResourceAsStream(TEMPLATES + template)) {
            if (in == null) {
                throw new IllegalStateException("The template '" + template + "' is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> word : words.entrySet()) {
                text = text.replace("${" + word.getKey() + "}", word.getValue());
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new InvalidInputException(Problem.error(
                    file.toString(),
                    "cannot be written: " + e.getMessage(),
                    "choose a folder you may write to with --in"));
        }
    }
}
