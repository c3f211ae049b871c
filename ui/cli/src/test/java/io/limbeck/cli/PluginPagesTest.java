package io.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages for authors, the example they walk through, and what 'plugins new' writes are one and the same code. */
class PluginPagesTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path EXAMPLE = ROOT.resolve("plugins/example/src/main/java/plugin/example");
    private static final Path TEMPLATES = ROOT.resolve("spi/archetype/src/main/resources/archetype-resources");

    @ParameterizedTest
    @CsvSource({
        "loss-term, EntropyFloor",
        "teacher-source, NearestCentroid",
        "student-architecture, GatedLayer",
        "fairness-metric, LowestAccuracy",
        "aggregation-strategy, CautiousMean"
    })
    void aPageShowsTheExampleAndTheTemplateIsThatExample(String kind, String type) throws IOException {
        String code = Files.readString(EXAMPLE.resolve(type + ".java"));
        assertThat(ROOT.resolve("docs/plugins/" + kind + ".md")).content().contains("```java\n" + code + "```\n");
        String template = Files.readString(TEMPLATES.resolve("src/main/java/kinds/" + kind + "/__type__.java"));
        assertThat(filled(template, Map.of("type", type, "package", "plugin.example")))
                .isEqualTo(code);
    }

    @Test
    void theExamplesBuildIsTheTemplatesBuild() throws IOException {
        Map<String, String> words = Map.of(
                "groupId", "plugin", "artifactId", "example", "version", "0.1.0", "limbeckVersion", "0.1.0-SNAPSHOT");
        assertThat(filled(Files.readString(TEMPLATES.resolve("pom.xml")), words))
                .isEqualTo(Files.readString(ROOT.resolve("plugins/example/pom.xml")));
    }

    private static String filled(String template, Map<String, String> words) {
        String text = template;
        for (Map.Entry<String, String> word : words.entrySet()) {
            text = text.replace("${" + word.getKey() + "}", word.getValue());
        }
        return text;
    }
}
