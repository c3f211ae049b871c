package io.limbeck.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.engine.run.Workshop.Watched;
import io.limbeck.spi.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that start from others, as stages of one experiment. */
class FineTuningTest {

    private static final String BASE = """
            parts:
              base:
                use: models/trained
                architecture: {use: models/mlp, hidden: [6]}
                train: {epochs: 1, batch: 64}
            """;

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
    }

    private JsonNode facts(Watched watched, String place) throws IOException {
        String key = watched.plan().steps().stream()
                .filter(step -> step.place().equals(place))
                .findFirst()
                .orElseThrow()
                .key();
        try (Stream<Path> all = Files.walk(folder)) {
            Path found = all.filter(path ->
                            path.endsWith("facts.json") && path.toString().contains(key))
                    .findFirst()
                    .orElseThrow();
            return new ObjectMapper().readTree(found.toFile());
        }
    }

    private static String tuned(String more) {
        return "tuned: {start: $base, architecture: {use: models/mlp, hidden: [6]}" + more + "}";
    }

    @Test
    void aBaseInPartsIsTrainedFirstAndNotJudged() throws IOException {
        Watched watched = workshop.run(Workshop.document(tuned(", train: {epochs: 1}")) + BASE);
        assertThat(watched.begun.stream().filter(step -> step.startsWith("model ")))
                .containsSubsequence("model parts.base", "model students.tuned");
        assertThat(watched.begun).doesNotContain("evaluation parts.base");
        assertThat(facts(watched, "students.tuned").path("variablesTaken").asInt())
                .isEqualTo(4);
    }

    @Test
    void twinsStartFromWhereTheirStudentStarts() throws IOException {
        Watched watched = workshop.run(
                Workshop.document(tuned(", objective: [{use: distillation/kd, temperature: 2}], train: {epochs: 1}"))
                        + BASE);
        for (String place : List.of("students.tuned", "students.tuned~scratch", "students.tuned~hard-labels")) {
            assertThat(facts(watched, place).path("variablesTaken").asInt())
                    .as(place)
                    .isEqualTo(4);
        }
    }

    @Test
    void aModelCanBeTakenAsItIs() throws IOException {
        Watched watched = workshop.run(Workshop.document(tuned(", train: {epochs: 0}")) + BASE);
        assertThat(facts(watched, "students.tuned").path("steps").asInt()).isZero();
        assertThat(watched.folder().report()).isPresent();
    }

    @Test
    void aForestIsNothingToStartFrom() {
        String forest = "parts: {base: {use: models/tree-ensemble, trees: 3}}\n";
        assertThatThrownBy(() -> workshop.run(Workshop.document(tuned("")) + forest))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("students.tuned.start: has no variables to start from");
    }

    @Test
    void aBaseOfAnotherKindIsNamedWithItsShapes() {
        assertThatThrownBy(() -> workshop.run(
                        Workshop.document(tuned("")) + BASE, "students.tuned.architecture={use: models/nam}"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "students.tuned.start: nothing of the model that is plugged in fits: it has hidden0");
    }
}
