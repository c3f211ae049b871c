package io.limbeck.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.run.ExportRequest.Format;
import io.limbeck.scorer.Scorer;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.model.ModelOutputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is exported, what is refused, and what is left behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportTest {

    private static final String DOCUMENT = "limbeck: 1\nname: given away\nseed: 5\ntwins: [scratch]\nrepeat: 2\n"
            + Workshop.DATA + Workshop.TEACHER + """
            students:
              net: {architecture: {use: models/mlp, hidden: [6, 4]}, objective: [{use: distillation/kd}], train: {epochs: 2}}
              wood: {use: models/cart}
              rounded: {architecture: {use: models/mlp, hidden: [6]}, compress: [compression/int8], train: {epochs: 2}}
              light:
                start: $students.rounded
                architecture: {use: models/mlp, hidden: [6]}
                compress: [{use: compression/int8, activations: false}]
                train: {epochs: 2}
            evaluate: [quality/accuracy, uncertainty/ece, fairness/demographic-parity]
            """;

    @TempDir
    static Path folder;

    private ExportWorkshop all;
    private int number;

    @BeforeAll
    void run() {
        all = ExportWorkshop.of(folder, DOCUMENT);
    }

    private Path target() {
        return folder.resolve("exported" + number++);
    }

    @Test
    void aSavedModelSaysTheSameInAProcessThatKnowsTensorFlowAlone() throws Exception {
        Path target = target();
        Exported exported = all.export("net", Format.SAVED_MODEL, target);
        assertThat(exported.files()).containsExactly("MODEL_CARD.md", "inputs.json", "saved_model.pb");
        Path rows = folder.resolve("rows.f32");
        Path said = folder.resolve("said.f32");
        SavedModelProcess.write(rows, all.prepared().matrix());
        Path log = folder.resolve("process.log");
        Process process = SavedModelProcess.start(
                log,
                target.toString(),
                rows.toString(),
                Integer.toString(all.prepared().width()),
                said.toString());
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        ModelOutputs then = all.said("students.net");
        float[] now = SavedModelProcess.floats(said);
        int half = now.length / 2;
        assertThat(Arrays.copyOf(now, half)).containsExactly(then.logits(), within(1e-6f));
        double[][] probabilities = then.probabilities();
        for (int i = 0; i < half; i++) {
            assertThat((double) now[half + i]).isCloseTo(probabilities[i / 2][i % 2], within(1e-6));
        }
    }

    @Test
    void aModelWhoseActivationsAreRoundedIsASavedModelAndNoFormula() throws IOException {
        Path target = target();
        assertThatThrownBy(() -> all.export("rounded", Format.PORTABLE, target))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("students.rounded: has no portable form: its compressor rounds")
                .hasMessageContaining("activations: false");
        assertThat(target).doesNotExist();
        all.export("rounded", Format.SAVED_MODEL, target);
        Path rows = folder.resolve("asked.f32");
        Path said = folder.resolve("answer.f32");
        SavedModelProcess.write(rows, all.prepared().matrix());
        SavedModelProcess.main(new String[] {
            target.toString(), rows.toString(), Integer.toString(all.prepared().width()), said.toString()
        });
        float[] now = SavedModelProcess.floats(said);
        assertThat(Arrays.copyOf(now, now.length / 2))
                .containsExactly(all.said("students.rounded").logits(), within(1e-6f));
        Path light = target();
        assertThat(all.export("light", Format.PORTABLE, light).notes()).hasSize(2);
        assertThat(light.resolve("MODEL_CARD.md")).content().contains(", after `students.rounded`\n");
    }

    @Test
    void theModelCardHasTheUsualSectionsAndTheRunsFigures() throws IOException {
        Path target = target();
        all.export("net", Format.PORTABLE, target);
        String card = Files.readString(target.resolve("MODEL_CARD.md"));
        assertThat(card.lines().filter(line -> line.startsWith("## ")))
                .containsExactly(
                        "## Model details",
                        "## Intended use",
                        "## Factors",
                        "## Metrics",
                        "## Evaluation data",
                        "## Training data",
                        "## Quantitative analyses",
                        "## Ethical considerations",
                        "## Caveats and recommendations",
                        "## Experiment");
        double accuracy = 0;
        for (JsonNode model : all.run().report().orElseThrow().at("/variants/0/models")) {
            if (model.path("place").asText().equals("students.net")) {
                accuracy = model.at("/metrics/0/figure/mean").asDouble();
            }
        }
        assertThat(card)
                .startsWith("# Model card: given away, net\n")
                .contains(String.format(Locale.ROOT, "| Accuracy | %.3f [", accuracy))
                .contains("| group = A | ")
                .contains("The model does not read any of these attributes.")
                .contains("Means over 2 repetitions")
                .contains("probabilities differ from the model's by ")
                .contains("*To be filled in by those who answer for the model:*")
                .contains(all.run().report().orElseThrow().path("metricsHash").asText());
    }

    @Test
    void aTwinATeacherAndAnotherRepetitionCanBeExportedByName() throws IOException {
        for (String model : new String[] {"teacher", "students.net~scratch", "net"}) {
            Path target = target();
            all.export(model, Format.PORTABLE, target);
            assertThat(Scorer.read(target).classes()).containsExactly("rejected", "approved");
        }
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        all.export("net", Format.PORTABLE, first);
        all.workshop()
                .engine()
                .export(
                        all.run(),
                        new ExportRequest(Optional.of("net"), OptionalInt.of(0), 1, Format.PORTABLE, second));
        assertThat(Files.readAllBytes(second.resolve("weights.bin")))
                .isNotEqualTo(Files.readAllBytes(first.resolve("weights.bin")));
    }

    private void refuses(ExportRequest request, String... parts) throws IOException {
        long before = count();
        assertThatThrownBy(() -> all.workshop().engine().export(all.run(), request))
                .isInstanceOf(InvalidInputException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
        assertThat(count()).isEqualTo(before);
    }

    private static long count() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    @Test
    void whatIsWrongWithARequestIsToldAndNothingIsWritten() throws IOException {
        Path free = folder.resolve("free");
        refuses(
                ExportWorkshop.request("", Format.PORTABLE, free),
                "the run has 4 students",
                "students.net, students.wood");
        refuses(ExportWorkshop.request("nett", Format.PORTABLE, free), "the run has no model 'nett'", "students.net");
        refuses(
                ExportWorkshop.request("wood", Format.SAVED_MODEL, free),
                "students.wood: cannot be written as a SavedModel",
                "portable form");
        refuses(
                new ExportRequest(Optional.of("net"), OptionalInt.of(3), 0, Format.PORTABLE, free),
                "the run has no variant '3'",
                "it has one, 0");
        refuses(
                new ExportRequest(Optional.of("net"), OptionalInt.empty(), 2, Format.PORTABLE, free),
                "the run has no repetition '2'",
                "they go from 0 to 1");
        Path taken = Files.createDirectories(folder.resolve("taken"));
        refuses(ExportWorkshop.request("net", Format.PORTABLE, taken), "there is already a", "nothing is overwritten");
        Path file = Files.writeString(folder.resolve("a-file"), "");
        refuses(ExportWorkshop.request("net", Format.PORTABLE, file.resolve("below")), "cannot write to");
    }
}
