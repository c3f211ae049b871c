package io.limbeck.plugins.models.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.models.FixedLesson;
import io.limbeck.plugins.models.tree.TreeEnsemble.Method;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Teacher;
import io.limbeck.testkit.SeededTables;
import io.limbeck.testkit.SettingsDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TreeEnsembleTest {

    private static final List<String> CLASSES = List.of("a", "b", "c");

    private static TreeEnsemble ensemble(Method method, int trees) {
        return new TreeEnsemble(
                SettingsDefaults.of(TreeEnsemble.Settings.class, Map.of("method", method, "trees", trees)));
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void treesLearnWhatBordersTellApart(Method method) {
        Teacher teacher = ensemble(method, 30).open(FixedLesson.of(Quadrants.rows(1, 1000)));
        assertThat(Quadrants.accuracy(teacher, Quadrants.rows(2, 1000))).isGreaterThan(.93);
        assertThat(teacher.facts()).containsEntry("trees", 30.0);
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void aSavedForestIsTheSameForestAndTheSameFile(Method method, @TempDir Path folder) throws IOException {
        Table rows = Quadrants.rows(1, 300);
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
        Table rows = Quadrants.rows(1, 300);
        TreeEnsemble ensemble = ensemble(Method.RANDOM_FOREST, 5);
        Teacher one = ensemble.open(FixedLesson.of(rows));
        Teacher other = ensemble.open(new FixedLesson(rows, List.of(), List.of(), 18));
        assertThat(other.outputs(rows, Split.TEST).logits())
                .isNotEqualTo(one.outputs(rows, Split.TEST).logits());
    }

    /** One feature that says nothing: every tree is a single leaf, and holds the weighted class frequencies. */
    @Test
    void weightsCountInTheLeaves() {
        Table rows = Quadrants.table(new double[][] {{0, 0, 0, 0}}, new int[] {0, 0, 1, 1}, CLASSES)
                .withWeights(new double[] {1, 1, 3, 3});
        Teacher teacher = ensemble(Method.EXTRA_TREES, 3).open(FixedLesson.of(rows));
        assertThat(teacher.outputs(rows, Split.TEST).probabilities()[0])
                .containsExactly(new double[] {.25, .75, 0}, within(1e-6));
    }

    @Test
    void aClassWithoutTrainingRowsGetsNoProbability() {
        Table rows = Quadrants.table(new double[][] {{1, 2, 3, 4}}, new int[] {2, 2, 2, 2}, CLASSES);
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
        Table missing = Quadrants.table(new double[][] {{1, Double.NaN}}, new int[] {0, 1}, CLASSES);
        assertThatThrownBy(() -> ensemble(Method.RANDOM_FOREST, 1).open(FixedLesson.of(missing)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("row '1' holds 'NaN'");
    }

    @Test
    void aDamagedFileIsNoForest(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("forest.bin"), new byte[64]);
        assertThatThrownBy(
                        () -> ensemble(Method.RANDOM_FOREST, 1).reopen(FixedLesson.of(Quadrants.rows(1, 10)), folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not a forest of version '1'");
    }
}
