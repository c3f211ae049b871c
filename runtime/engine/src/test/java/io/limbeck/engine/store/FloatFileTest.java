package io.limbeck.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FloatFileTest {

    @TempDir
    private Path folder;

    @Test
    void theBytesAreThoseOfTheDescription() throws IOException {
        Path file = folder.resolve("logits");
        FloatFile.write(file, new FloatFile(1, 2, new float[] {1, -2}));

        // IEEE 754: 1.0 is 3f800000, -2.0 is c0000000; little-endian.
        assertThat(Files.readAllBytes(file))
                .isEqualTo(HexFormat.of().parseHex("4c4d4631" + "01000000" + "02000000" + "0000803f" + "000000c0"));
    }

    @Test
    void whatIsWrittenIsReadToTheLastBitAlsoInSeveralPortions() throws IOException {
        float[] values = new float[3 * 70_001];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.intBitsToFloat(i * 0x9E3779B9);
        }
        Path file = folder.resolve("logits");
        FloatFile.write(file, new FloatFile(70_001, 3, values));
        FloatFile read = FloatFile.read(file);

        assertThat(read.rows()).isEqualTo(70_001);
        assertThat(read.columns()).isEqualTo(3);
        assertThat(read.values())
                .usingComparator((a, b) -> java.util.Arrays.equals(a, b) ? 0 : 1)
                .isEqualTo(values);
    }

    @Test
    void noRowsAreAMatrixToo() throws IOException {
        Path file = folder.resolve("logits");
        FloatFile.write(file, new FloatFile(0, 3, new float[0]));

        assertThat(FloatFile.read(file).columns()).isEqualTo(3);
    }

    @Test
    void aFileThatIsCutShortIsToldByName() throws IOException {
        Path file = folder.resolve("logits");
        FloatFile.write(file, new FloatFile(2, 2, new float[4]));
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(bytes, length));
            assertThatIOException()
                    .isThrownBy(() -> FloatFile.read(file))
                    .withMessage("'" + file + "' is not a matrix of floats, or is cut short");
        }
    }

    @Test
    void aMatrixHasAsManyValuesAsRowsTimesColumns() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FloatFile(2, 3, new float[5]))
                .withMessage("5 values do not make 2 rows of 3 columns");
    }
}
