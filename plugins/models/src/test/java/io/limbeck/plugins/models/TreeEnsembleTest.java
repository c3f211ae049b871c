package io.limbeck.plugins.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.models.TreeEnsemble.Method;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Teacher;
import io.limbeck.testkit.SeededTables;
import io.limbeck.testkit.SettingsDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TreeEnsembleTest {

    private static TreeEnsemble ensemble(Method method, int trees) {
        return new TreeEnsemble(
                SettingsDefaults.of(TreeEnsemble.Settings.class, Map.of("method", method, "trees", trees)));
    }

    /** Three classes, split by two of four features; the others are noise. No straight line tells them apart. */
    private static Table separable(long seed, int rows) {
        RandomSource random = new RandomSource(seed);
        double[][] x = new double[4][rows];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < 4; column++) {
                x[column][row] = random.child(column).uniform(row) * 2 - 1;
            }
            labels[row] = x[0][row] > 0 ? (x[1][row] > 0 ? 0 : 1) : (x[1][row] > 0 ? 1 : 2);
        }
        return table(x, labels, ones(rows));
    }

    private static Table table(double[][] x, int[] labels, double[] weights) {
        List<Column> columns = new java.util.ArrayList<>();
        for (int column = 0; column < x.length; column++) {
            columns.add(new Column.Numeric("x" + column, x[column]));
        }
        long[] ids = LongStream.range(0, labels.length).toArray();
        return new Table(columns, labels, List.of("a", "b", "c"), 0, List.of(), weights, ids);
    }

    private static double[] ones(int rows) {
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double accuracy(Teacher teacher, Table rows) {
        double[][] probabilities = teacher.outputs(rows, Split.TEST).probabilities();
        int right = 0;
        for (int row = 0; row < rows.rows(); row++) {
            int best = 0;
            for (int c = 1; c < 3; c++) {
                best = probabilities[row][c] > probabilities[row][best] ? c : best;
            }
            right += best == rows.labels()[row] ? 1 : 0;
        }
        return (double) right / rows.rows();
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void treesLearnWhatBordersTellApart(Method method) {
        Teacher teacher = ensemble(method, 30).open(FixedLesson.of(separable(1, 1000)));
        assertThat(accuracy(teacher, separable(2, 1000))).isGreaterThan(.93);
        assertThat(teacher.facts()).containsEntry("trees", 30.0);
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void aSavedForestIsTheSameForestAndTheSameFile(Method method, @TempDir Path folder) throws IOException {
        Table rows = separable(1, 300);
        TreeEnsemble ensemble = ensemble(method, 10);
        Teacher teacher = ensemble.open(FixedLesson.of(rows));
        Path first = Files.createDirectory(folder.resolve("first"));
        Path second = Files.createDirectory(folder.resolve("second"));
        teacher.save(first);
        Teacher again = ensemble.reopen(FixedLesson.of(rows), first);
        assertThat(again.outputs(rows, Split.TEST).logits())
                .isEqualTo(teacher.outputs(rows, Split.TEST).logits());
        ensemble.open(FixedLesson.of(rows)).save(second);
        assertThat(second.resolve("forest.bin")).hasSameBinaryContentAs(first.resolve("forest.bin"));
    }

    @Test
    void anotherSeedGrowsAnotherForest() {
        Table rows = separable(1, 300);
        TreeEnsemble ensemble = ensemble(Method.RANDOM_FOREST, 5);
        Teacher one = ensemble.open(FixedLesson.of(rows));
        Teacher other = ensemble.open(new FixedLesson(rows, List.of(), List.of(), 18));
        assertThat(other.outputs(rows, Split.TEST).logits())
                .isNotEqualTo(one.outputs(rows, Split.TEST).logits());
    }

    /** One feature that says nothing: every tree is a single leaf, and holds the weighted class frequencies. */
    @Test
    void weightsCountInTheLeaves() {
        Table rows = table(new double[][] {{0, 0, 0, 0}}, new int[] {0, 0, 1, 1}, new double[] {1, 1, 3, 3});
        Teacher teacher = ensemble(Method.EXTRA_TREES, 3).open(FixedLesson.of(rows));
        assertThat(teacher.outputs(rows, Split.TEST).probabilities()[0])
                .containsExactly(new double[] {.25, .75, 0}, within(1e-6));
    }

    @Test
    void aClassWithoutTrainingRowsGetsNoProbability() {
        Table rows = table(new double[][] {{1, 2, 3, 4}}, new int[] {2, 2, 2, 2}, ones(4));
        Teacher teacher = ensemble(Method.RANDOM_FOREST, 3).open(FixedLesson.of(rows));
        assertThat(teacher.outputs(rows, Split.TEST).probabilities()[0])
                .containsExactly(new double[] {0, 0, 1}, within(1e-9));
    }

    @Test
    void categoriesAndMissingNumbersAreRefusedWithTheWayOut() {
        assertThatThrownBy(() -> ensemble(Method.RANDOM_FOREST, 1).open(FixedLesson.of(SeededTables.table(1, 20))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("column 'job' is categorical")
                .hasMessageContaining("data/one-hot");
        Table missing = table(new double[][] {{1, Double.NaN}}, new int[] {0, 1}, ones(2));
        assertThatThrownBy(() -> ensemble(Method.RANDOM_FOREST, 1).open(FixedLesson.of(missing)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("row '1' holds 'NaN'");
    }

    @Test
    void aDamagedFileIsNoForest(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("forest.bin"), new byte[64]);
        assertThatThrownBy(() -> ensemble(Method.RANDOM_FOREST, 1).reopen(FixedLesson.of(separable(1, 10)), folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not a forest of version '1'");
    }
}
