package io.limbeck.cli;

import io.limbeck.engine.catalog.EngineCode;
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
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code limbeck plugins new NAME}. */
@Command(name = "new", description = "Begins a plugin: a Maven project with a loss term and its test.")
class PluginsNewCommand extends BaseCommand {

    private static final String TEMPLATES = "/io/limbeck/cli/plugin/";

    @Parameters(
            paramLabel = "NAME",
            description = "The plugin's name: lower-case words joined by hyphens, e.g. my-loss.")
    private String name = "";

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
        Path folder = in.resolve(name).normalize();
        if (Files.exists(folder)) {
            throw new InvalidInputException(Problem.error(
                    "", "'" + folder + "' exists already", "take another name, or another folder with --in"));
        }
        String type = Arrays.stream(name.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
        String root = "src/%s/java/plugin/" + name.replace("-", "") + "/";
        Map<String, String> files = new LinkedHashMap<>();
        files.put("pom.xml", "pom.xml");
        files.put("README.md", "README.md");
        files.put(root.formatted("main") + "package-info.java", "package-info.java");
        files.put(root.formatted("main") + type + "Plugin.java", "Plugin.java");
        files.put(root.formatted("main") + type + ".java", "Loss.java");
        files.put("src/main/resources/META-INF/services/io.limbeck.spi.Plugin", "service");
        files.put(root.formatted("test") + type + "Test.java", "LossTest.java");
        files.forEach((target, template) -> write(folder.resolve(target), fill(template, type)));
        print(
                Json.object().put("folder", folder.toString()),
                folder + " is there. Next: read its README.md, edit " + root.formatted("main") + type
                        + ".java, then 'mvn verify' in it.\n");
        return ExitCode.DONE;
    }

    private String fill(String template, String type) {
        try (InputStream in = PluginsNewCommand.class.getResourceAsStream(TEMPLATES + template + ".template")) {
            if (in == null) {
                throw new IllegalStateException("The template '" + template + "' is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@name@", name)
                    .replace("@package@", "plugin." + name.replace("-", ""))
                    .replace("@Type@", type)
                    .replace("@version@", EngineCode.version());
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
