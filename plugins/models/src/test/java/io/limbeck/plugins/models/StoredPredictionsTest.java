package io.limbeck.plugins.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.models.StoredPredictions.Values;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.testkit.FakeContext;
import io.limbeck.testkit.SeededTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The data has the classes 'no' and 'yes' and the rows 0, 1 and 2. */
class StoredPredictionsTest {

    @TempDir
    private Path folder;

    private ModelOutputs outputs(String csv, Values values, Table rows) {
        try {
            Files.writeString(folder.resolve("p.csv"), csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new StoredPredictions(new StoredPredictions.Settings("p.csv", values), new FakeContext().in(folder))
                .open(FixedLesson.of(SeededTables.numericTable(1, 3)))
                .outputs(rows, Split.TRAIN);
    }

    private static Table rows(int... ids) {
        return SeededTables.numericTable(1, 3).select(ids);
    }

    @Test
    void rowsAreFoundByTheirNumberWhateverTheOrder() {
        String csv = "yes,id,no,remark\n0.25,2,0.75,x\n1,0,0,y\n0.5,1,0.5,z\n";
        double[][] found = outputs(csv, Values.PROBABILITIES, rows(1, 2, 0, 1)).probabilities();
        assertThat(found[0]).containsExactly(new double[] {.5, .5}, within(1e-6));
        assertThat(found[1]).containsExactly(new double[] {.75, .25}, within(1e-6));
        assertThat(found[2]).containsExactly(new double[] {0, 1}, within(1e-6));
        assertThat(found[3]).isEqualTo(found[0]);
    }

    @Test
    void withoutIdsTheFileIsInTheSourcesOrder() {
        ModelOutputs found = outputs("no,yes\n1,-1\n2,-2\n3,-3\n", Values.LOGITS, rows(2, 0));
        assertThat(found.logits()).containsExactly(3, -3, 1, -1);
    }

    @Test
    void missingRowsAreCountedAndTheFirstAreNamed() {
        assertThatThrownBy(() -> outputs("id,no,yes\n1,0.5,0.5\n", Values.PROBABILITIES, rows(0, 1, 2)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'p.csv' lacks 2 rows of split 'train', the first: '0, 2'")
                .hasMessageContaining("row numbers in the data's source");
    }

    @Test
    void madeUpRowsCannotBeLookedUp() {
        Table table = rows(0);
        Table madeUp = new Table(
                table.columns(),
                table.labels(),
                table.classes(),
                table.favourable(),
                table.sensitive(),
                table.weights(),
                new long[] {-1});
        assertThatThrownBy(() -> outputs("no,yes\n0.5,0.5\n", Values.PROBABILITIES, madeUp))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("made-up")
                .hasMessageContaining("data/smote");
    }

    @Test
    void everyClassNeedsAColumn() {
        assertThatThrownBy(() -> outputs("no,maybe\n0.5,0.5\n", Values.PROBABILITIES, rows(0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("has no column 'yes', only 'no', 'maybe'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "id,no,yes;0,0.5,0.5;0,0.5,0.5 | row '0' stands there twice",
                "no,yes;0.5,often | not a number",
                "no,yes;0.5,NaN | 'yes' is 'NaN'",
                "no,yes;-0.1,1.1 | 'no' is '-0.1'",
                "no,yes;0.5,0.8 | sum to '1.3'",
                "no,yes;0.5 | is not a CSV file",
                "no,no;0.5,0.5 | is not a CSV file"
            })
    void whatIsWrongIsSaid(String csv, String message) {
        assertThatThrownBy(() -> outputs(csv.replace(';', '\n'), Values.PROBABILITIES, rows(0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void problemsAreToldTogether() {
        assertThatThrownBy(() -> outputs("no,yes\n2,0\n3,0\n", Values.PROBABILITIES, rows(0)))
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> assertThat(refused.problems())
                        .hasSize(2));
    }

    @Test
    void aMissingFileIsToldBeforeAnythingRuns() {
        StoredPredictions.Settings settings = new StoredPredictions.Settings("gone.csv", Values.LOGITS);
        assertThatThrownBy(() -> new StoredPredictions(settings, new FakeContext().in(folder)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("path: there is no readable file 'gone.csv'");
    }
}
