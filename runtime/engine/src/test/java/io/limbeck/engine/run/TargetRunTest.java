package io.limbeck.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.run.Workshop.Watched;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole run with a weight that is driven to a target, and with a term that carries a state. */
class TargetRunTest {

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
    }

    private static String document(String weight, String train) {
        return "limbeck: 1\nname: tiny\nseed: 17\ntwins: []\n"
                + Workshop.DATA
                + "student:\n"
                + "  architecture: {use: models/mlp, hidden: [4]}\n"
                + "  objective:\n"
                + "    - distillation/cross-entropy\n"
                + "    - {use: fairness/demographic-parity-gap, weight: " + weight + "}\n"
                + "    - {use: fairness/group-dro, weight: 0.1}\n"
                + "  train: {epochs: 3, batch: 64" + train + "}\n"
                + Workshop.EVALUATE.replace("interpretability/fidelity, ", "");
    }

    @Test
    void aTargetOutOfReachIsSaidInFactsEventsCurveAndReport() throws IOException {
        Watched run = workshop.run(document("{schedule: target, to: -1, rate: 0.1, max: 0.15}", ""));
        JsonNode report = run.folder().report().orElseThrow();
        assertThat(report.path("warnings"))
                .singleElement()
                .extracting(JsonNode::asText)
                .asString()
                .matches(
                        "Student: the target of 'fairness/demographic-parity-gap' was not met: on the validation rows it"
                                + " ended at 0\\.\\d{4}, 1\\.\\d{4} above the wanted -1, with a weight of 0\\.15\\.");
        JsonNode model = report.path("variants").path(0).path("models").path(0);
        assertThat(model.path("facts")
                        .path("fairness/demographic-parity-gap excess")
                        .path("mean")
                        .asDouble())
                .isGreaterThan(1);
        assertThat(model.path("curve")).hasSize(3).allSatisfy(point -> assertThat(
                        point.path("values").fieldNames())
                .toIterable()
                .contains("fairness/demographic-parity-gap weight", "fairness/demographic-parity-gap measure"));
        assertThat(Files.readString(run.folder().path().resolve("events.jsonl")))
                .contains("\"type\":\"warning\"")
                .contains("The target of 'fairness/demographic-parity-gap' was not met");
    }

    @Test
    void aTargetThatIsMetNeedsNoWarning() {
        Watched run = workshop.run(document("{schedule: target, to: 1, rate: 0.1}", ""));
        assertThat(run.folder().report().orElseThrow().path("warnings")).isEmpty();
    }

    @Test
    void aTargetBesideEarlyStoppingIsToldBeforeAnythingRuns() {
        String document = document("{schedule: target, to: 1, rate: 0.1}", ", earlyStopping: {patience: 2}");
        assertThatThrownBy(() -> workshop.run(document))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.problems())
                        .containsExactly(Problem.error(
                                "student.train.earlyStopping",
                                "goes back to an epoch in the middle, but the weight of 'student.objective[1]' is driven to"
                                        + " a target that is met in the end",
                                "leave train.earlyStopping out, or write a number or a ramp as weight")));
        assertThat(workshop.runs()).doesNotExist();
    }
}
