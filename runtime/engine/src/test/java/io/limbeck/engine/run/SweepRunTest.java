package io.limbeck.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.run.Workshop.Watched;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The points of a sweep share what they can. */
class SweepRunTest {

    private static final String DOCUMENT = "limbeck: 1\nname: swept\nseed: 3\nrepeat: 2\n"
            + Workshop.DATA
            + Workshop.TEACHER
            + """
            student:
              architecture: {use: models/mlp, hidden: [4]}
              objective:
                - {use: distillation/kd, weight: 1}
                - {use: fairness/demographic-parity-gap, weight: 0.5}
              train: {epochs: 2, batch: 64}
            """
            + Workshop.EVALUATE;
    private static final String SWEEP = "student.objective[1].weight=0,0.5,2";

    @TempDir
    Path folder;

    @Test
    void thePointsShareTheTeacherAndTheReportHasAFront() {
        Watched run = new Workshop(folder).run(DOCUMENT, SWEEP);
        assertThat(run.begun.stream().filter("model teacher"::equals))
                .as("one a repetition")
                .hasSize(2);
        assertThat(run.begun.stream().filter("model student"::equals)).hasSize(3 * 2);
        JsonNode report = run.folder().report().orElseThrow();
        assertThat(report.path("variants").findValuesAsText("label"))
                .containsExactly("weight = 0", "weight = 0.5", "weight = 2");
        JsonNode front = report.path("sweep").path("fronts").get(0);
        assertThat(front.path("points")).hasSize(3);
        assertThat(front.path("points").findValuesAsText("onFront")).contains("true");
    }

    @Test
    void aSweepAfterOneOfItsPointsReusesThatPoint() {
        Workshop workshop = new Workshop(folder);
        workshop.run(DOCUMENT);
        Watched sweep = workshop.run(DOCUMENT, SWEEP);
        assertThat(sweep.begun).doesNotContain("model teacher");
        assertThat(sweep.begun.stream().filter("model student"::equals)).hasSize(2 * 2);
        assertThat(workshop.run(DOCUMENT, "student.objective[1].weight=2").begun)
                .isEmpty();
    }

    @Test
    void repetitionsComeOneAfterTheOtherSoThatDataArePreparedOnce() {
        Watched run = new Workshop(folder).run(DOCUMENT, SWEEP, "twins=[]");
        assertThat(run.begun).startsWith("model teacher").hasSize(2 * (2 + 3 * 2));
        assertThat(run.begun.lastIndexOf("model teacher"))
                .as("the second repetition")
                .isEqualTo(8);
    }
}
