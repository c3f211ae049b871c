package io.limbeck.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.engine.run.Workshop.Watched;
import io.limbeck.spi.InvalidInputException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models on what a frozen one makes of the rows. */
class OnFrozenTest {

    private static final String PROBE = """
            probe: {use: models/on-frozen, model: $base, layer: hidden0, architecture: models/linear, train: {epochs: 2}}""";
    private static final String BASE = """
            parts:
              base:
                use: models/trained
                architecture: {use: models/mlp, hidden: [6]}
                train: {epochs: 1, batch: 64}
            """;
    private static final String FOREST = "parts: {base: {use: models/tree-ensemble, trees: 5}}\n";

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
    }

    @Test
    void aLayerOfTheBaseIsAskedOncePerSplitAndTakesThePlaceOfTheFeatures() {
        Watched watched = workshop.run(Workshop.document(PROBE) + BASE);
        assertThat(watched.views)
                .contains("parts.base: tap hidden0 on train", "parts.base: tap hidden0 on test")
                .doesNotHaveDuplicates();
        assertThat(watched.folder().report().orElseThrow().toString()).contains("students.probe");
        Watched again = workshop.run(Workshop.document(PROBE) + BASE);
        assertThat(again.modelsToRun()).isEmpty();
        assertThat(again.hash()).isEqualTo(watched.hash());
    }

    @Test
    void aTeacherMayTeachItAndIsAskedAboutTheRowsAsTheyAre() {
        String taught = PROBE.replace("architecture:", "objective: [{use: distillation/kd}], architecture:");
        Watched watched = workshop.run(Workshop.document(taught) + BASE);
        assertThat(watched.begun).contains("model students.probe", "model students.probe~scratch");
    }

    @Test
    void ofAForestTheLogitsCanBeLearntFromAndNothingElse() {
        assertThat(workshop.run(Workshop.document(PROBE.replace("layer: hidden0, ", "")) + FOREST)
                        .folder()
                        .report())
                .isPresent();
        assertThatThrownBy(() -> workshop.run(Workshop.document(PROBE) + FOREST))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("students.probe.layer: the frozen model has no layer 'hidden0'")
                .hasMessageContaining("leave 'layer' out to learn from its logits");
    }

    @Test
    void aLayerThatTheBaseHasNotIsAProblem() {
        assertThatThrownBy(() -> workshop.run(Workshop.document(PROBE.replace("hidden0", "hidden7")) + BASE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("write one of [hidden0, logits]");
    }
}
