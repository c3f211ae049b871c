package io.limbeck.plugins.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Teacher;
import io.limbeck.testkit.FakeContext;
import io.limbeck.testkit.SettingsDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxTest {

    @TempDir
    Path folder;

    private Onnx source(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of("path", "linear.onnx", "batch", 3));
        settings.putAll(more);
        return new Onnx(SettingsDefaults.of(Onnx.Settings.class, settings), new FakeContext().in(folder));
    }

    private Teacher open(Map<String, Object> more, Table rows) {
        return source(more).open(Rows.lesson(rows, folder));
    }

    @Test
    void rowsAreAskedInPortionsAndAnsweredInOrder() {
        OnnxFile.write(folder.resolve("linear.onnx"), 1);
        Table rows = Rows.of(7);
        try (Teacher teacher = open(Map.of(), rows)) {
            assertThat(teacher.outputs(rows, Split.TEST).logits()).containsExactly(Rows.expected(rows), within(1e-5f));
        }
    }

    @Test
    void anotherFileHasAnotherFingerprint() throws IOException {
        OnnxFile.write(folder.resolve("linear.onnx"), 1);
        String before = source(Map.of()).fingerprint();
        OnnxFile.write(folder.resolve("linear.onnx"), 11);
        assertThat(source(Map.of()).fingerprint()).isNotEqualTo(before).hasSize(64);
    }

    @Test
    void rowsOfAnotherWidthAreRefused() {
        OnnxFile.write(folder.resolve("linear.onnx"), 1);
        assertThatThrownBy(() -> open(Map.of(), Rows.wider(2)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("takes rows of shape [2] at its input 'x', but the data's rows have shape [3]")
                .hasMessageContaining("data.prepare");
    }

    @Test
    void anOutputThatIsNotThereIsNamedBesideThoseThatAre() {
        OnnxFile.write(folder.resolve("linear.onnx"), 1);
        assertThatThrownBy(() -> open(Map.of("output", Optional.of("scores")), Rows.of(2)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the model has no output 'scores'")
                .hasMessageContaining("name one of [logits]");
    }

    @Test
    void anInputOfDoublesIsRefused() {
        OnnxFile.write(folder.resolve("linear.onnx"), 11);
        assertThatThrownBy(() -> open(Map.of(), Rows.of(2)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'x' is of type 'DOUBLE'");
    }

    @Test
    void aFileThatIsMissingOrNoModelIsRefused() throws IOException {
        assertThatThrownBy(() -> source(Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("there is no readable file 'linear.onnx'");
        Files.writeString(folder.resolve("linear.onnx"), "no model");
        assertThatThrownBy(() -> open(Map.of(), Rows.of(2)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("ONNX Runtime cannot load 'linear.onnx'");
    }
}
