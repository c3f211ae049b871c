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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A base that is pre-trained without labels, and models that are fine-tuned from it. */
class PretrainingRunTest {

    private static final String MASK = "augment: [augmentations/mask]";
    private static final String BASE = """
            parts:
              base:
                use: models/trained
                architecture: {use: models/mlp, hidden: [16]}
                augment: [augmentations/mask]
                objective: [{use: pretraining/masked-features, layer: hidden0}]
                train: {epochs: 8, batch: 64, optimizer: {use: adam, learningRate: 0.01}}
            """;
    private static final String TUNED = """
            tuned: {start: $base, architecture: {use: models/mlp, hidden: [16]}, train: {epochs: 3, layers: \
            {hidden0: {frozenEpochs: 1, learningRateFactor: 0.1}, logits: {fresh: true}}}}""";

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
    }

    private JsonNode stored(Watched watched, String place, String file) throws IOException {
        String key = watched.plan().steps().stream()
                .filter(step -> step.place().equals(place))
                .findFirst()
                .orElseThrow()
                .key();
        try (Stream<Path> all = Files.walk(folder)) {
            Path found = all.filter(
                            path -> path.endsWith(file) && path.toString().contains(key))
                    .findFirst()
                    .orElseThrow();
            return new ObjectMapper().readTree(found.toFile());
        }
    }

    @Test
    void anEncoderLearnsWithoutLabelsAndIsTunedWithAFreshHead() throws IOException {
        Watched watched = workshop.run(Workshop.document(TUNED) + BASE);
        List<Double> guessed = new ArrayList<>();
        stored(watched, "parts.base", "curve.json")
                .forEach(point -> guessed.add(point.path("validationObjective").asDouble()));
        assertThat(guessed).hasSize(8).allSatisfy(loss -> assertThat(loss).isPositive());
        assertThat(guessed.get(7))
                .as("what is hidden of validation rows is guessed better")
                .isLessThan(0.95 * guessed.get(0));
        JsonNode facts = stored(watched, "students.tuned", "facts.json");
        assertThat(facts.path("variablesTaken").asInt()).isEqualTo(2);
        assertThat(facts.path("variablesFresh").asInt()).isEqualTo(2);
        assertThat(new Workshop(folder.resolve("again"))
                        .run(Workshop.document(TUNED) + BASE)
                        .hash())
                .isEqualTo(watched.hash());
    }

    @Test
    void whatIsGuessedMustBeHidden() {
        assertThatThrownBy(() -> workshop.run(Workshop.document(TUNED) + BASE.replace(MASK, "augment: []")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "parts.base.objective[0]: has hidden features guessed, but nothing hides features from"
                                + " 'parts.base'");
        assertThatThrownBy(() -> workshop.run(
                        Workshop.document(TUNED) + BASE.replace(MASK, "augment: [{use: augmentations/noise}]")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("add 'augment: [augmentations/mask]' beside the objective");
    }
}
