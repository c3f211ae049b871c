package io.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What plugin authors do, from the first command to a finished run: a project of each kind, and {@code plugins/example}, are
 * built against the installed SPI outside of this build, their jars dropped into a folder, and their experiments run.
 */
class PluginProjectsIT {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final String VERSION = "0.1.0-SNAPSHOT";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    /** A program's end. */
    private record End(int code, String out, String err) {}

    @Test
    void projectsOfAllKindsAreBuiltAndRun() throws IOException, InterruptedException {
        Path projects = Files.createDirectories(folder.resolve("projects"));
        List<String> modules = new ArrayList<>(List.of("example"));
        for (String kind : PluginsNewCommand.KINDS) {
            String name = "my-" + kind;
            assertThat(Cli.run("plugins", "new", name, "--kind", kind, "--in", projects)
                            .code())
                    .isZero();
            modules.add(name);
        }
        copy(ROOT.resolve("plugins/example"), projects.resolve("example"));
        build(projects, modules);
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        for (String name : modules) {
            Path jar = projects.resolve(name + "/target/" + name + "-0.1.0.jar");
            Files.copy(jar, plugins.resolve(jar.getFileName()));
        }

        JsonNode list = json(limbeck(plugins, "plugins", "list", "--json"));
        assertThat(list.path("problems")).isEmpty();
        assertThat(list.path("components").findValuesAsText("id"))
                .contains("my/my-loss-term", "my/my-aggregation-strategy", "example/gated-layer");

        for (String kind : PluginsNewCommand.KINDS) {
            Path experiment = projects.resolve("my-" + kind + "/experiment.yaml");
            End run = limbeck(
                    plugins,
                    "run",
                    experiment.toString(),
                    "--runs",
                    folder.resolve("runs").toString());
            assertThat(run.code()).as("%s: %s", kind, run.err()).isZero();
        }
        pinned(plugins, projects.resolve("my-loss-term/experiment.yaml"));
    }

    /** Beside 0.1.0 stands 0.2.0, the same code under another version. */
    private void pinned(Path plugins, Path experiment) throws IOException, InterruptedException {
        Path later = plugins.resolve("my-loss-term-0.2.0.jar");
        Files.copy(plugins.resolve("my-loss-term-0.1.0.jar"), later);
        try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + later.toUri()), Map.of())) {
            Path descriptor = jar.getPath("META-INF/limbeck/plugin.mylossterm.MyLossTermPlugin.properties");
            Files.writeString(descriptor, Files.readString(descriptor).replace("0.1.0", "0.2.0"));
        }
        JsonNode described = json(limbeck(plugins, "plugins", "describe", "my/my-loss-term", "--json"));
        assertThat(described.path("version").asText()).isEqualTo("0.2.0");
        assertThat(described.path("versions")).map(JsonNode::asText).containsExactly("0.2.0", "0.1.0");

        String runs = folder.resolve("runs").toString();
        String old = "student.objective[1].use=my/my-loss-term@0.1.0";
        JsonNode plan = json(limbeck(plugins, "plan", experiment.toString(), "--runs", runs, "--set", old, "--json"));
        assertThat(plan.toString()).as("all is there of version 0.1.0").doesNotContain("\"action\":\"run\"");
        JsonNode newer = json(limbeck(plugins, "plan", experiment.toString(), "--runs", runs, "--json"));
        assertThat(newer.toString()).as("0.2.0 is other code").contains("\"action\":\"run\"");
        End none = limbeck(plugins, "validate", experiment.toString(), "--set", old.replace("0.1.0", "7"));
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err())
                .contains("there is no version '7' of 'my/my-loss-term'")
                .contains("there is 0.2.0, 0.1.0");
    }

    /** One Maven for all projects, with a local repository of its own as far as Limbeck is concerned. */
    private void build(Path projects, List<String> modules) throws IOException, InterruptedException {
        StringBuilder names = new StringBuilder();
        modules.forEach(name -> names.append("<module>").append(name).append("</module>"));
        Files.writeString(projects.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>all</groupId><artifactId>all</artifactId><version>1</version><packaging>pom</packaging>
                  <modules>%s</modules>
                </project>
                """.formatted(names));
        Path repository = repository();
        End end = run(
                projects,
                Map.of(),
                "mvn",
                "-B",
                "-q",
                "-Dmaven.repo.local=" + repository,
                "-Dplatform=" + System.getProperty("limbeck.platform"),
                "verify");
        unlink(repository);
        unlink(repository.resolve("io"));
        assertThat(end.code()).as(end.out() + end.err()).isZero();
    }

    /** What 'mvn install' would leave of the SPI, beside all that the local repository already has. */
    private Path repository() throws IOException {
        Path usual = Path.of(System.getProperty("limbeck.repository"));
        Path own = Files.createDirectories(folder.resolve("repository/io/limbeck"))
                .getParent()
                .getParent();
        link(usual, own, "io");
        link(usual.resolve("io"), own.resolve("io"), "limbeck");
        install(own, "limbeck-parent", ROOT, false);
        install(own, "limbeck-spi-modules", ROOT.resolve("spi"), false);
        install(own, "limbeck-spi", ROOT.resolve("spi/api"), true);
        install(own, "limbeck-spi-tensorflow", ROOT.resolve("spi/tensorflow"), true);
        install(own, "limbeck-testkit", ROOT.resolve("spi/testkit"), true);
        return own;
    }

    private static void link(Path from, Path to, String except) throws IOException {
        try (Stream<Path> all = Files.list(from)) {
            for (Path each : all.filter(path -> !path.getFileName().toString().equals(except))
                    .toList()) {
                Files.createSymbolicLink(to.resolve(each.getFileName()), each);
            }
        }
    }

    /** Links out of a temporary folder are taken away before it is. */
    private static void unlink(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path link : all.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    private static void install(Path repository, String artifact, Path module, boolean jar) throws IOException {
        Path target = Files.createDirectories(repository.resolve("io/limbeck/" + artifact + "/" + VERSION));
        String name = artifact + "-" + VERSION;
        Files.copy(module.resolve("pom.xml"), target.resolve(name + ".pom"));
        if (jar) {
            Files.copy(module.resolve("target/" + name + ".jar"), target.resolve(name + ".jar"));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each :
                    all.filter(path -> !path.startsWith(from.resolve("target"))).toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private End limbeck(Path plugins, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-jar",
                Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        return run(
                folder,
                Map.of("LIMBECK_PLUGINS_DIRECTORY", plugins.toString(), "TF_CPP_MIN_LOG_LEVEL", "1"),
                command.toArray(String[]::new));
    }

    private End run(Path where, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        return new End(
                code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }

    private static JsonNode json(End end) throws IOException {
        assertThat(end.code()).as(end.err()).isZero();
        return JSON.readTree(end.out());
    }
}
