package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.data.Table;
import io.limbeck.spi.metric.Predictions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class SeededTablesTest {

    @Test
    void theSameSeedGivesTheSameTable() {
        Table one = SeededTables.table(1, 50);
        assertThat(SeededTables.table(1, 50).labels()).containsExactly(one.labels());
        assertThat(SeededTables.table(2, 50).labels()).isNotEqualTo(one.labels());
        assertThat(SeededTables.numericTable(1, 50).matrix()).hasSize(100);
    }

    @Test
    void everyLabelAndGroupOccurs() {
        Table table = SeededTables.table(3, 200);
        assertThat(Arrays.stream(table.labels()).distinct().sorted().toArray()).containsExactly(0, 1);
        table.sensitive().forEach(groups -> assertThat(groups.counts()).doesNotContain(0));
    }

    @Test
    void predictionsAreDistributionsAndMostlyRight() {
        Predictions predictions = SeededTables.predictions(4, 300, 3);
        int right = 0;
        for (int row = 0; row < 300; row++) {
            assertThat(Arrays.stream(predictions.probabilities()[row]).sum()).isBetween(1 - 1e-9, 1 + 1e-9);
            right += predictions.decisions()[row] == predictions.labels()[row] ? 1 : 0;
        }
        assertThat(right).isGreaterThan(150);
    }
}
