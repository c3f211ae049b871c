package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Table;
import java.util.Arrays;

/** Compares tables, whose arrays records do not. */
final class Tables {

    private Tables() {}

    static void assertEqual(Table table, Table expected) {
        assertThat(table.rows()).as("rows").isEqualTo(expected.rows());
        assertThat(table.ids()).as("ids").containsExactly(expected.ids());
        assertThat(table.labels()).as("labels").containsExactly(expected.labels());
        assertThat(table.weights()).as("weights").containsExactly(expected.weights());
        assertThat(table.sequences()).as("sequences").containsExactly(expected.sequences());
        assertThat(table.classes()).as("classes").isEqualTo(expected.classes());
        assertThat(table.columns().stream().map(Column::name))
                .as("names of columns")
                .containsExactlyElementsOf(
                        expected.columns().stream().map(Column::name).toList());
        for (int i = 0; i < table.columns().size(); i++) {
            assertThat(values(table.columns().get(i)))
                    .as("column '%s'", expected.columns().get(i).name())
                    .isEqualTo(values(expected.columns().get(i)));
        }
        assertThat(table.sensitive().stream().map(Groups::attribute))
                .containsExactlyElementsOf(
                        expected.sensitive().stream().map(Groups::attribute).toList());
        for (int i = 0; i < table.sensitive().size(); i++) {
            assertThat(table.sensitive().get(i).codes())
                    .as("groups of '%s'", table.sensitive().get(i).attribute())
                    .containsExactly(expected.sensitive().get(i).codes());
        }
        assertThat(table.targets().map(targets -> Arrays.toString(targets.values())))
                .isEqualTo(expected.targets().map(targets -> Arrays.toString(targets.values())));
    }

    private static String values(Column column) {
        if (column instanceof Column.Numeric numeric) {
            return Arrays.toString(numeric.values());
        }
        if (column instanceof Column.Block block) {
            return Arrays.toString(block.values()) + block.shape();
        }
        Column.Categorical categorical = (Column.Categorical) column;
        return Arrays.toString(categorical.codes()) + categorical.categories();
    }

    /** {@return whether every number is one} */
    static boolean isFinite(Table table) {
        for (Column column : table.columns()) {
            if (column instanceof Column.Numeric numeric
                    && !Arrays.stream(numeric.values()).allMatch(Double::isFinite)) {
                return false;
            }
            if (column instanceof Column.Block block) {
                for (float value : block.values()) {
                    if (!Float.isFinite(value)) {
                        return false;
                    }
                }
            }
        }
        return Arrays.stream(table.weights()).allMatch(Double::isFinite);
    }

    /** {@return how far the features of tables of the same form lie apart; another category counts 1} */
    static double distance(Table table, Table from) {
        double sum = 0;
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            Column before = from.columns().get(i);
            for (int j = 0; j < table.rows(); j++) {
                if (column instanceof Column.Numeric now && before instanceof Column.Numeric then) {
                    sum += Math.abs(now.values()[j] - then.values()[j]);
                } else if (column instanceof Column.Categorical now && before instanceof Column.Categorical then) {
                    sum += now.codes()[j] == then.codes()[j] ? 0 : 1;
                } else if (column instanceof Column.Block now && before instanceof Column.Block then) {
                    for (int k = j * now.width(); k < (j + 1) * now.width(); k++) {
                        sum += Math.abs(now.values()[k] - then.values()[k]);
                    }
                }
            }
        }
        return sum;
    }
}
