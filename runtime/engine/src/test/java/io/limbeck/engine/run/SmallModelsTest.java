package io.limbeck.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.engine.run.Workshop.Watched;
import io.limbeck.engine.store.FloatFile;
import io.limbeck.spi.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models made small, as stages of one experiment. */
class SmallModelsTest {

    private static final String FAIR =
            "fair: {architecture: {use: models/mlp, hidden: [16]}, train: {epochs: 3, batch: 64}}";
    private static final String PRUNED = """
        pruned: {start: $students.fair, architecture: $students.fair.architecture, train: {epochs: 4, batch: 64}, \
        compress: [{use: compression/magnitude-pruning, target: 0.8}]}\
        """;
    private static final String INT8 = """
        int8: {start: $students.pruned, architecture: $students.fair.architecture, train: {epochs: 0}, \
        compress: [compression/int8]}\
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

    @Test
    void aModelIsPrunedAndThenRoundedAndStaysPruned() throws IOException {
        Watched watched = workshop.run(Workshop.document(FAIR, PRUNED, INT8));
        assertThat(facts(watched, "students.pruned").path("prunedWeights").doubleValue())
                .isBetween(0.795, 0.805);
        JsonNode int8 = facts(watched, "students.int8");
        assertThat(int8.path("steps").asInt()).isZero();
        assertThat(int8.path("compressedActivations").asInt()).isEqualTo(2);
        JsonNode report = watched.folder().report().orElseThrow();
        assertThat(report.path("variants").path(0).path("compression"))
                .extracting(one -> one.path("model").asText() + " against "
                        + one.path("against").asText())
                .containsExactly("pruned against fair", "int8 against pruned", "int8 against fair");
        assertThat(Files.readString(watched.folder().path().resolve("report.html")))
                .contains("Who pays for compression", "Size and speed");
    }

    @Test
    void aTeacherMayHelpWhileAModelIsMadeSmall() throws IOException {
        String learner = """
            quantised: {start: $students.fair, teacher: $students.fair, architecture: $students.fair.architecture, \
            objective: [{use: distillation/kd, temperature: 2}], train: {epochs: 2, batch: 64}, \
            compress: [{use: compression/magnitude-pruning, target: 0.5, end: 1}, {use: compression/fake-quant, bits: 4}]}\
            """;
        Watched watched = workshop.run(Workshop.document(FAIR, learner));
        JsonNode facts = facts(watched, "students.quantised");
        assertThat(facts.path("bitsOfWeights").asInt()).isEqualTo(4);
        assertThat(facts.path("prunedWeights").doubleValue()).isGreaterThanOrEqualTo(0.49);
        assertThat(watched.begun).contains("model students.quantised~scratch", "model students.quantised~hard-labels");
    }

    /** A smaller model starts from one whose units were pruned, and says the same without being trained. */
    @Test
    void unitsThatAreGoneCanBeLeftOut() throws IOException {
        String fair = "fair: {architecture: {use: models/mlp, hidden: [16, 8]}, train: {epochs: 3, batch: 64}}";
        String pruned = """
            pruned: {start: $students.fair, architecture: $students.fair.architecture, \
            train: {epochs: 2, batch: 64}, compress: [{use: compression/structured-pruning, target: 0.75}]}\
            """;
        String slim =
                "slim: {start: $students.pruned, architecture: {use: models/mlp, hidden: [4, 2]}, train: {epochs: 0}}";
        Watched watched = workshop.run(Workshop.document(fair, pruned, slim));
        assertThat(facts(watched, "students.pruned").path("unitsOf.hidden0").asInt())
                .isEqualTo(4);
        assertThat(facts(watched, "students.slim").path("variablesTaken").asInt())
                .isEqualTo(6);
        assertThat(facts(watched, "students.slim").path("multiplyAdds").asDouble())
                .isLessThan(
                        facts(watched, "students.pruned").path("multiplyAdds").asDouble() / 3);
        float[] whole = logits(watched, "students.pruned");
        float[] small = logits(watched, "students.slim");
        for (int i = 0; i < whole.length; i++) {
            assertThat(small[i]).isCloseTo(whole[i], within(1e-5f));
        }
    }

    private float[] logits(Watched watched, String place) throws IOException {
        String key = watched.plan().steps().stream()
                .filter(step -> step.place().equals(place))
                .findFirst()
                .orElseThrow()
                .key();
        try (Stream<Path> all = Files.walk(folder)) {
            Path found = all.filter(path ->
                            path.endsWith("outputs/test.f32") && path.toString().contains(key))
                    .findFirst()
                    .orElseThrow();
            return FloatFile.read(found).values();
        }
    }

    @Test
    void rangesCannotBeMeasuredOnASplitWithoutRows() {
        String document = Workshop.document(FAIR, PRUNED, INT8)
                .replace("calibration: 0.1, test: 0.25", "calibration: 0, test: 0.35");
        assertThatThrownBy(() -> workshop.run(document))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("measures what enters each layer on the split 'calibration', which is empty")
                .hasMessageContaining("give it a share in data.split");
    }

    @Test
    void aScheduleThatEndsAfterTrainingIsRefused() {
        String document = Workshop.document(FAIR, PRUNED.replace("0.8", "0.8, end: 9"));
        assertThatThrownBy(() -> workshop.run(document))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("students.pruned")
                .hasMessageContaining("reaches its target after epoch '9', but training has '4.0' epochs");
    }
}
