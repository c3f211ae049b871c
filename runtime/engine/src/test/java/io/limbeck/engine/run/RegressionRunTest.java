package io.limbeck.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.report.HtmlReport;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.model.Gaussian;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A number is predicted, from data to report and back to new rows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegressionRunTest {

    private static final String DATA = """
            limbeck: 1
            name: costs
            seed: 3
            data:
              use: data/simulated-costs
              rows: 6000
              sensitive: [group]
              sensitiveAsFeature: true
              split: {train: 0.6, validation: 0.1, calibration: 0, test: 0.3}
              prepare: [data/one-hot, data/standardize]
            """;
    private static final String DOCUMENT = DATA + """
            teacher:
              use: models/deep-ensemble
              members: 2
              of:
                architecture: {use: models/mlp, hidden: [32]}
                objective: [uncertainty/heteroscedastic]
                train: {epochs: 40, batch: 128, optimizer: {use: adam, learningRate: 0.005}}
            student:
              architecture: {use: models/mlp, hidden: [16]}
              objective: [distillation/gaussian-kl]
              train: {epochs: 40, batch: 128, optimizer: {use: adam, learningRate: 0.01}}
            evaluate: [quality/rmse, quality/r2, uncertainty/gaussian-nll, uncertainty/interval-coverage]
            """;

    @TempDir
    static Path folder;

    private Workshop workshop;
    private RunFolder run;
    private JsonNode report;

    @BeforeAll
    void run() {
        workshop = new Workshop(folder);
        run = workshop.run(DOCUMENT).folder();
        report = run.report().orElseThrow();
    }

    private JsonNode model(String place) {
        return StreamSupport.stream(
                        report.path("variants").path(0).path("models").spliterator(), false)
                .filter(model -> model.path("place").asText().equals(place))
                .findFirst()
                .orElseThrow();
    }

    private double figure(String place, String metric) {
        return StreamSupport.stream(model(place).path("metrics").spliterator(), false)
                .filter(item -> item.path("metric").asText().equals(metric))
                .findFirst()
                .orElseThrow()
                .path("figure")
                .path("mean")
                .doubleValue();
    }

    /** The mean of σ² is (∫ (½ + 3s/2)² ds) (0.7 + 0.3 · 4) = 1.75 · 1.9, so no error is below its root, 1.824. */
    @Test
    void theErrorIsNearTheLeastThatThereCanBe() {
        double least = Math.sqrt(1.75 * 1.9);
        for (String place : List.of("teacher", "student")) {
            assertThat(figure(place, "quality/rmse")).isCloseTo(least, Percentage.withPercentage(12));
        }
    }

    @Test
    void ninetyPercentIntervalsHoldAboutNinetyPercentOfEachGroup() {
        assertThat(figure("student", "uncertainty/interval-coverage")).isCloseTo(0.9, within(0.04));
        for (JsonNode item : model("student").path("groupMetrics")) {
            if (item.path("metric").asText().equals("uncertainty/interval-coverage")) {
                assertThat(item.path("figure").path("mean").doubleValue())
                        .as(item.path("group").asText())
                        .isCloseTo(0.9, within(0.05));
                assertThat(item.path("figure").path("low").isNumber()).isTrue();
            }
        }
    }

    @Test
    void aStudentLearnsTheNoiseThatWasMadeUp() throws IOException {
        Path csv = folder.resolve("new.csv");
        Files.writeString(csv, """
                age,severity,visits,clinic,group
                50,0.15,5,north,A
                50,0.85,5,north,A
                50,0.15,5,south,B
                50,0.85,5,south,B
                """);
        Prediction said = workshop.engine().predict(run, "student", csv, 0);
        assertThat(said.number()).hasValue("cost");
        double[] severity = {0.15, 0.85, 0.15, 0.85};
        for (int row = 0; row < 4; row++) {
            Gaussian one = said.distribution(row);
            double mean = 4 + 0.08 * 30 + 3 * Math.sin(2 * Math.PI * severity[row]) + 2;
            double noise = (0.5 + 1.5 * severity[row]) * (row < 2 ? 1 : 2);
            assertThat(one.mean()).as("mean of row %s", row).isCloseTo(mean, within(0.8));
            assertThat(one.deviation()).as("noise of row %s", row).isCloseTo(noise, Percentage.withPercentage(30));
        }
    }

    @Test
    void theReportTellsOfANumberAndNotOfClasses() {
        JsonNode data = report.path("variants").path(0).path("data");
        assertThat(data.path("target").path("name").asText()).isEqualTo("cost");
        assertThat(data.path("target").path("unit").asText()).isEqualTo("thousand");
        assertThat(data.path("classes")).isEmpty();
        String page = new HtmlReport().render(report);
        assertThat(page).contains("cost").doesNotContainIgnoringCase("accuracy").doesNotContain("Favourable");
    }

    @Test
    void aNumberThatNeverChangesIsLearntAndHasNoSpread() throws IOException {
        StringBuilder csv = new StringBuilder("x,g,y\n");
        for (int row = 0; row < 60; row++) {
            csv.append(row % 7).append(',').append(row % 2 == 0 ? 'm' : 'f').append(",7\n");
        }
        Files.writeString(folder.resolve("same.csv"), csv);
        JsonNode same = workshop.run("""
                        limbeck: 1
                        name: same
                        data: {use: data/csv, path: same.csv, target: y, sensitive: [g], prepare: [data/standardize]}
                        student:
                          architecture: models/linear
                          objective: [distillation/squared-error]
                          train: {epochs: 30, batch: 8, optimizer: {use: adam, learningRate: 0.05}}
                        evaluate: [quality/rmse, quality/r2, uncertainty/gaussian-nll]
                        """).folder().report().orElseThrow();
        JsonNode variant = same.path("variants").path(0);
        assertThat(variant.path("data").path("target").path("deviation").doubleValue())
                .isZero();
        JsonNode metrics = variant.path("models").path(0).path("metrics");
        assertThat(metrics.path(0).path("figure").path("mean").doubleValue()).isCloseTo(0, within(0.2));
        assertThat(metrics.path(1).path("figure").path("mean").isNull())
                .as("R² of equal numbers is undefined")
                .isTrue();
        assertThat(metrics.path(2).path("figure").path("mean").isNumber()).isTrue();
    }

    @Test
    void aTwinLearnsFromTheNumbersAloneAndThereIsNoneOfHardLabels() {
        assertThat(report.path("variants").path(0).path("models"))
                .extracting(model -> model.path("place").asText())
                .containsExactly("teacher", "student", "student~scratch");
        assertThat(figure("student~scratch", "quality/r2")).isGreaterThan(0.5);
    }

    private void assertRefused(String document, String... parts) {
        assertThatThrownBy(() -> workshop.engine().check(workshop.submission(document)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void whatIsMadeForClassesIsRefusedBeforeAnythingRuns() {
        assertRefused(
                DOCUMENT.replace("distillation/gaussian-kl", "distillation/kd"),
                "student.objective[0]: 'distillation/kd' is made for classes, but the target of this data is a number",
                "'limbeck plugins list --kind loss-term --target numbers' names them");
        assertRefused(
                DOCUMENT.replace("quality/r2", "fairness/demographic-parity"),
                "evaluate[1]: 'fairness/demographic-parity' is made for classes");
        assertRefused(
                DOCUMENT.replace("quality/r2", "quality/accuracy"),
                "evaluate[1]: 'quality/accuracy' is made for classes");
        assertRefused(
                DOCUMENT.replace("    objective: [uncertainty/heteroscedastic]\n", ""),
                "'distillation/cross-entropy' is made for classes");
        assertRefused(
                DOCUMENT.replace(
                        "batch: 128, optimizer: {use: adam, learningRate: 0.01}", "earlyStopping: {watch: accuracy}"),
                "train.earlyStopping.watch: is 'accuracy', but the target of this data is a number");
    }

    @Test
    void whatIsMadeForNumbersIsRefusedOnClasses() {
        assertRefused(
                Workshop.document(Workshop.student("net")).replace("quality/accuracy", "quality/rmse"),
                "evaluate[0]: 'quality/rmse' is made for numbers, but the target of this data has classes");
    }

    @Test
    void aModelOfANumberIsNotExportedButAsked() {
        ExportRequest request = new ExportRequest(
                Optional.of("student"),
                OptionalInt.empty(),
                0,
                ExportRequest.Format.PORTABLE,
                folder.resolve("exported"));
        assertThatThrownBy(() -> workshop.engine().export(run, request))
                .hasMessageContainingAll("predicts the number 'cost'", "limbeck predict");
    }
}
