package io.limbeck.engine.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.spi.model.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsFileTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("weights.bin");
        Map<String, Weights> arrays = new LinkedHashMap<>();
        arrays.put("z", new Weights(new long[] {2, 2}, new float[] {1, -0f, Float.MIN_VALUE, Float.NaN}));
        arrays.put("α/scalar", new Weights(new long[0], new float[] {0.1f}));
        arrays.put("empty", new Weights(new long[] {0, 3}, new float[0]));
        new WeightsFile("ü {}", arrays).write(file);
    }

    @Test
    void whatIsWrittenIsReadInOrderAndToTheBit() throws IOException {
        WeightsFile read = WeightsFile.read(file);
        assertThat(read.text()).isEqualTo("ü {}");
        assertThat(read.arrays().keySet()).containsExactly("z", "α/scalar", "empty");
        assertThat(read.arrays().get("z").shape()).containsExactly(2, 2);
        assertThat(read.arrays().get("z").values()).containsExactly(1, -0f, Float.MIN_VALUE, Float.NaN);
        assertThat(read.arrays().get("empty").shape()).containsExactly(0, 3);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void everyFlippedByteAndEveryMissingEndIsFound() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= 0x40;
            Files.write(file, flipped);
            assertThatThrownBy(() -> WeightsFile.read(file)).as("byte %d", i).isInstanceOf(IOException.class);
            Files.write(file, Arrays.copyOf(whole, i));
            assertThatThrownBy(() -> WeightsFile.read(file)).as("length %d", i).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aNewerVersionIsToldFromDamage() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        whole[7] = 3;
        Files.write(file, whole);
        assertThatThrownBy(() -> WeightsFile.read(file))
                .hasMessage("'" + file + "' has version '3'; this Limbeck reads 1 and 2");
    }

    @Test
    void anotherFileIsNoFileOfWeights() throws IOException {
        Files.writeString(file, "weights: none at all");
        assertThatThrownBy(() -> WeightsFile.read(file)).hasMessage("'" + file + "' is not a file of weights");
    }

    @Test
    void damageIsCalledDamage() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        whole[20] ^= 1;
        Files.write(file, whole);
        assertThatThrownBy(() -> WeightsFile.read(file))
                .hasMessage("'" + file + "' is damaged: its checksum does not fit");
    }
}
