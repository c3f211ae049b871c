package io.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainIntegrationTest;
import io.quarkus.test.junit.main.QuarkusMainLauncher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged command line against the one in this JVM: the fast-jar, and with {@code -Dnative} the executable, which then runs
 * the example as it is; a smaller one otherwise.
 */
@QuarkusMainIntegrationTest
class PackageIT {

    private static final String EXAMPLE = Path.of("../../examples/fair-credit.yaml")
            .toAbsolutePath()
            .normalize()
            .toString();
    private static final boolean NATIVE = System.getProperty("native") != null;
    private static final List<String> SMALLER = List.of(
            "--set", "data.rows=1500",
            "--set", "repeat=1",
            "--set", "teacher.train.epochs=2",
            "--set", "student.train.epochs=2");

    @TempDir
    private Path folder;

    private static String[] words(String command, String... more) {
        List<String> words = new ArrayList<>(List.of(command, EXAMPLE));
        words.addAll(NATIVE ? List.of() : SMALLER);
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private static JsonNode json(LaunchResult result) throws IOException {
        assertThat(result.exitCode()).as(result.getErrorOutput()).isZero();
        return new ObjectMapper().readTree(result.getOutput());
    }

    @Test
    void listsThePlugins(QuarkusMainLauncher launcher) throws IOException {
        JsonNode packaged = json(launcher.launch("plugins", "list", "--json"));
        assertThat(packaged.path("components")).hasSizeGreaterThan(100);
        assertThat(packaged.path("components"))
                .isEqualTo(Cli.run("plugins", "list", "--json").json().path("components"));
    }

    @Test
    void schemasAreThoseOfTheJvm(QuarkusMainLauncher launcher) throws IOException {
        assertThat(json(launcher.launch("plugins", "schema", "models/trained")))
                .isEqualTo(Cli.run("plugins", "schema", "models/trained").json());
    }

    @Test
    void checksTheExample(QuarkusMainLauncher launcher) {
        LaunchResult right = launcher.launch("validate", EXAMPLE);
        assertThat(right.exitCode()).as(right.getErrorOutput()).isZero();
        LaunchResult wrong = launcher.launch("validate", EXAMPLE, "--set", "student.objective[1].temperature=-2");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.getErrorOutput()).contains("must be greater than 0, but is '-2'", "write a number above 0");
    }

    @Test
    void plansTheStepsThatTheJvmPlans(QuarkusMainLauncher launcher) throws IOException {
        String runs = folder.resolve("none").toString();
        JsonNode packaged = json(launcher.launch(words("plan", "--json", "--runs", runs)));
        JsonNode here =
                Cli.run((Object[]) words("plan", "--json", "--runs", runs)).json();
        assertThat(packaged.findValuesAsText("key")).isNotEmpty().isEqualTo(here.findValuesAsText("key"));
    }

    /** Native code of one machine, called from two kinds of programs: 1e-6 was measured, 1e-4 is asked for. */
    @Test
    void figuresAreThoseOfTheJvm(QuarkusMainLauncher launcher) throws IOException {
        LaunchResult run = launcher.launch(
                words("run", "--runs", folder.resolve("packaged").toString()));
        assertThat(run.exitCode()).as(run.getErrorOutput()).isZero();
        assertThat(Cli.run((Object[])
                                words("run", "--runs", folder.resolve("here").toString()))
                        .code())
                .isZero();
        SortedMap<String, Double> here = figures(folder.resolve("here"));
        SortedMap<String, Double> packaged = figures(folder.resolve("packaged"));
        assertThat(packaged.keySet()).isEqualTo(here.keySet()).hasSizeGreaterThan(50);
        here.forEach((name, value) -> assertThat(packaged.get(name)).as(name).isCloseTo(value, within(1e-4)));
    }

    private static SortedMap<String, Double> figures(Path runs) throws IOException {
        try (Stream<Path> all = Files.walk(runs, 2)) {
            Path report =
                    all.filter(file -> file.endsWith("report.json")).findFirst().orElseThrow();
            SortedMap<String, Double> figures = new TreeMap<>();
            int variant = 0;
            for (JsonNode one : new ObjectMapper().readTree(report.toFile()).path("variants")) {
                int model = 0;
                for (JsonNode other : one.path("models")) {
                    collect(variant + "/" + model++, other.path("metrics"), figures);
                }
                variant++;
            }
            return figures;
        }
    }

    private static void collect(String name, JsonNode node, SortedMap<String, Double> figures) {
        if (node.isNumber()) {
            figures.put(name, node.doubleValue());
        } else if (node.isObject()) {
            node.properties().forEach(one -> collect(name + "/" + one.getKey(), one.getValue(), figures));
        } else {
            int i = 0;
            for (JsonNode item : node) {
                collect(name + "/" + i++, item, figures);
            }
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "native", matches = ".*")
    void refusesWhatNeedsAJvm(QuarkusMainLauncher launcher) {
        LaunchResult refused = launcher.launch("validate", EXAMPLE, "--set", "teacher={use: models/boosted-trees}");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.getErrorOutput())
                .contains(
                        "'models/boosted-trees' does not work in a native executable: XGBoost's library lies in its jar");
    }

    @Test
    @EnabledIfSystemProperty(named = "native", matches = ".*")
    void saysThatItTakesNoDirectoryOfPlugins() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(executable().toString(), "validate", EXAMPLE);
        builder.environment().put("LIMBECK_PLUGINS_DIRECTORY", folder.toString());
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains(
                        folder + ": plugins cannot be added to a native executable",
                        "put the jar on the class path of the application and build the executable anew");
        assertThat(process.waitFor())
                .as("what it was built with works all the same")
                .isZero();
    }

    private static Path executable() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.toString().endsWith("-runner"))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        }
    }
}
