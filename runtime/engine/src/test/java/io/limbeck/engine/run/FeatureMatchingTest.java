package io.limbeck.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.run.Workshop.Watched;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Students that match layers of their teacher, from the document to the report. */
class FeatureMatchingTest {

    private static final String LAYERS = "teacherLayer: hidden0, studentLayer: hidden0";

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
    }

    private static String student(String name, String... terms) {
        return name + ": {architecture: {use: models/mlp, hidden: [4]}, objective: [distillation/cross-entropy, "
                + String.join(", ", terms) + "], train: {epochs: 2, batch: 64}}";
    }

    private static String term(String id) {
        return "{use: distillation/" + id + ", " + LAYERS + "}";
    }

    private static JsonNode student(Watched watched, String place) {
        for (JsonNode model : models(watched)) {
            if (model.path("place").asText().equals(place)) {
                return model;
            }
        }
        throw new AssertionError("no model '" + place + "' in " + models(watched));
    }

    private static JsonNode models(Watched watched) {
        return watched.folder().report().orElseThrow().path("variants").get(0).path("models");
    }

    @Test
    void everyTermOnLayersTrainsAStudentOnVectors() {
        List<String> ids = List.of(
                "hint",
                "similarity-preserving",
                "rkd-distance",
                "rkd-angle",
                "pkt",
                "cka",
                "variational-information",
                "contrastive",
                "correlation-congruence");
        Watched watched = workshop.run(Workshop.document(
                student("all", ids.stream().map(FeatureMatchingTest::term).toArray(String[]::new))));
        assertThat(watched.folder().state()).isEqualTo(RunFolder.State.FINISHED);
        assertThat(watched.views)
                .as("one layer, asked once for all terms")
                .containsExactly("teacher: tap hidden0 on train", "teacher: tap hidden0 on validation");
        assertThat(watched.modelsToRun())
                .as("there is no twin on hard labels: without layers nothing of the teacher is left")
                .containsExactly("teacher", "students.all", "students.all~scratch");
    }

    /** What a hint learns for itself is no part of the student. */
    @Test
    void aProjectionIsNotCountedAmongTheStudentsParameters() {
        Watched watched = workshop.run(Workshop.document(student("hinted", term("hint"))));
        JsonNode hinted = student(watched, "students.hinted").path("facts").path("parameters");
        JsonNode scratch =
                student(watched, "students.hinted~scratch").path("facts").path("parameters");
        assertThat(hinted.path("mean").asDouble())
                .isPositive()
                .isEqualTo(scratch.path("mean").asDouble());
        assertThat(workshop.run(Workshop.document(student("hinted", term("hint"))))
                        .hash())
                .as("reused from the store")
                .isEqualTo(watched.hash());
    }

    private List<Problem> problems(String... terms) {
        List<Problem> found = new ArrayList<>();
        assertThatThrownBy(() -> workshop.run(Workshop.document(student("a", terms))))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> found.addAll(e.problems()));
        return found;
    }

    @Test
    void aLayerThatDoesNotExistIsToldBeforeAnythingRuns() {
        assertThat(problems("{use: distillation/pkt, teacherLayer: hidden1, studentLayer: hiden0}"))
                .extracting(Problem::toString)
                .containsExactly(
                        "students.a.objective[1].teacherLayer: the teacher has no layer 'hidden1'; it has 'hidden0',"
                                + " 'logits'\n    write one of those names",
                        "students.a.objective[1].studentLayer: the student has no layer 'hiden0'; it has 'hidden0',"
                                + " 'logits'\n    write one of those names");
        assertThat(workshop.runs()).doesNotExist();
    }

    @Test
    void shapesThatDoNotFitAreToldWhenTheStudentIsBuilt() {
        assertThatThrownBy(() -> workshop.run(
                        Workshop.document(student("a", "{use: distillation/hint, projection: never, " + LAYERS + "}"))))
                .hasMessageContaining("layer 'hidden0' of the student has the shape [4] and layer 'hidden0' of the"
                        + " teacher the shape [16]");
    }
}
