package io.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.scorer.Scorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code limbeck export}. */
class ExportCommandTest {

    @TempDir
    static Path folder;

    private static Path runs = Path.of("");

    @BeforeAll
    static void runOnce() {
        runs = folder.resolve("runs");
        Path file = Cli.write(folder, "tiny.yaml", Cli.TINY);
        assertThat(Cli.run("run", file, "--runs", runs).code()).isZero();
    }

    @Test
    void theOnlyStudentIsWrittenInThePortableForm() throws IOException {
        Path to = folder.resolve("student");
        Cli.Result result = Cli.run("export", "latest", "--to", to, "--runs", runs);
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("model   student, portable")
                .contains("file    " + to.resolve("model.json"))
                .contains("note    Checked on 100 prepared test rows: probabilities differ from the model's by ");
        assertThat(Scorer.read(to).name()).isEqualTo("student");
        assertThat(to.resolve("MODEL_CARD.md")).content().startsWith("# Model card: ");
    }

    @Test
    void aRunThatIsGivenByItsFolderNeedsNoRuns() throws IOException {
        Path run;
        try (Stream<Path> all = Files.list(runs)) {
            run = all.filter(one -> Files.exists(one.resolve("report.json")))
                    .findFirst()
                    .orElseThrow();
        }
        Path to = folder.resolve("by-folder");
        Cli.Result result = Cli.run("export", run, "--to", to);
        assertThat(result.err()).isEmpty();
        assertThat(to.resolve("model.json")).isRegularFile();
    }

    @Test
    void anExportedModelPredictsAsItsRunDoes() throws IOException {
        Path to = folder.resolve("asked");
        assertThat(Cli.run("export", "latest", "--to", to, "--runs", runs).code())
                .isZero();
        Path csv = Cli.write(
                folder,
                "rows.csv",
                "income,debt-ratio,amount,history-years,education,neighbourhood,employment,payments,age-band\n"
                        + "2400,0.3,9000,4,basic,north,salaried,clean,young\n1200,0.5,15000,1,higher,,temporary,late,senior\n");
        Cli.Result ofRun = Cli.run("predict", "latest", csv, "--runs", runs);
        Cli.Result exported = Cli.run("predict", to, csv);
        assertThat(exported.err()).isEmpty();
        assertThat(exported.code()).isZero();
        assertThat(exported.out()).isEqualTo(ofRun.out()).hasLineCount(3);
        Files.writeString(to.resolve("model.json"), "{}");
        Cli.Result damaged = Cli.run("predict", to, csv);
        assertThat(damaged.code()).isEqualTo(ExitCode.INPUT_WRONG);
        assertThat(damaged.err())
                .contains("must hold 'limbeck-portable' at 'format'")
                .contains("limbeck export");
    }

    @Test
    void jsonTellsWhatWasWritten() {
        Path to = folder.resolve("teacher");
        JsonNode tree = Cli.run(
                        "export", "latest", "teacher", "--format", "saved-model", "--to", to, "--runs", runs, "--json")
                .json();
        assertThat(tree.fieldNames())
                .toIterable()
                .containsExactly("folder", "model", "variant", "format", "files", "notes");
        assertThat(tree.path("format").asText()).isEqualTo("saved-model");
        assertThat(to.resolve("saved_model.pb")).isRegularFile();
        Cli.Result asked = Cli.run("predict", to, folder.resolve("any.csv"));
        assertThat(asked.code()).isEqualTo(ExitCode.INPUT_WRONG);
        assertThat(asked.err()).contains("holds a SavedModel").contains("--format portable");
    }

    @Test
    void whatIsWrongIsInputAndNothingIsLeft() throws IOException {
        Path to = Files.createDirectories(folder.resolve("taken"));
        Cli.Result taken = Cli.run("export", "latest", "--to", to, "--runs", runs);
        assertThat(taken.code()).isEqualTo(ExitCode.INPUT_WRONG);
        assertThat(taken.err()).contains("--to: there is already a").contains("nothing is overwritten");
        assertThat(to).isEmptyDirectory();
        Cli.Result format =
                Cli.run("export", "latest", "--format", "onnx", "--to", folder.resolve("x"), "--runs", runs);
        assertThat(format.code()).isEqualTo(ExitCode.INPUT_WRONG);
        assertThat(format.err()).contains("there is no format 'onnx'; there are portable and saved-model");
        assertThat(folder.resolve("x")).doesNotExist();
        assertThat(Cli.run("export", "latest", "--runs", runs).code()).isEqualTo(ExitCode.INPUT_WRONG);
    }
}
