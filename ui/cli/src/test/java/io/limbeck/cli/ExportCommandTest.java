package io.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.scorer.Scorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
