package io.limbeck.plugins.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.plugins.models.StoredPredictions.Values;
import io.limbeck.spi.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as other tools write them. */
class PredictionFileTest {

    private static final List<String> CLASSES = List.of("no", "yes");

    @TempDir
    private Path folder;

    private Map<Long, float[]> read(Values values, String... lines) throws IOException {
        Path file = Files.write(folder.resolve("said.csv"), List.of(lines));
        return PredictionFile.read(file, "said.csv", CLASSES, values);
    }

    @Test
    void aByteOrderMarkAndCapitalsDoNotHideTheIds() throws IOException {
        assertThat(read(Values.LOGITS, "\uFEFFID,no,yes", "7,1,2", "5,3,4"))
                .containsOnlyKeys(5L, 7L)
                .containsEntry(7L, new float[] {1, 2});
    }

    @Test
    void aFileMayBeginWithAnIndexWithoutAName() throws IOException {
        assertThat(read(Values.LOGITS, ",no,yes,", "9,1,2,", "8,3,4,"))
                .containsOnlyKeys(0L, 1L)
                .containsEntry(1L, new float[] {3, 4});
    }

    @Test
    void aClassNamedIdIsAClass() throws IOException {
        Path file = Files.write(folder.resolve("said.csv"), List.of("id,other", "-3,4"));
        assertThat(PredictionFile.read(file, "said.csv", List.of("id", "other"), Values.LOGITS))
                .containsEntry(0L, new float[] {-3, 4});
    }

    @Test
    void twoColumnsOfOneNameAreRefused() {
        assertThatThrownBy(() -> read(Values.LOGITS, "no,yes,yes", "1,2,3"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("path: 'said.csv' is not a CSV file")
                .hasMessageContaining("duplicate name: \"yes\"");
    }

    @Test
    void aLineCutShortIsRefused() {
        assertThatThrownBy(() -> read(Values.LOGITS, "no,yes", "1"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'said.csv' is not a CSV file");
    }

    @Test
    void aHeaderWithoutLinesSaysNothing() throws IOException {
        assertThat(read(Values.PROBABILITIES, "no,yes")).isEmpty();
    }

    @Test
    void probabilitiesOfZeroAndOneStayFinite() throws IOException {
        float[] logits = read(Values.PROBABILITIES, "no,yes", "0,1").get(0L);
        assertThat(logits).containsExactly((float) Math.log(1e-12), 0);
    }

    @Test
    void onlyTheFirstTenProblemsAreTold() {
        String[] lines = Collections.nCopies(51, "2,2").toArray(new String[0]);
        lines[0] = "no,yes";
        assertThatThrownBy(() -> read(Values.PROBABILITIES, lines))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.problems())
                        .hasSize(10));
    }

    @Test
    void logitsMustBeFinite() {
        assertThatThrownBy(() -> read(Values.LOGITS, "no,yes", "Infinity,0"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'no' is 'Infinity'")
                .hasMessageContaining("logits are finite");
    }
}
