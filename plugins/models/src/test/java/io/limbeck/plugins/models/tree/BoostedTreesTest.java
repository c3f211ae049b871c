package io.limbeck.plugins.models.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.models.FixedLesson;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Progress;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.Teacher;
import io.limbeck.testkit.SettingsDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoostedTreesTest {

    private static BoostedTrees trees(Map<String, Object> settings) {
        return new BoostedTrees(SettingsDefaults.of(BoostedTrees.Settings.class, settings));
    }

    @Test
    void threeClassesThatNoStraightLineTellsApartAreLearnt() {
        try (Teacher teacher = trees(Map.of("rounds", 50)).open(FixedLesson.of(Quadrants.rows(1, 1000)))) {
            assertThat(Quadrants.accuracy(teacher, Quadrants.rows(2, 1000))).isGreaterThan(.95);
            assertThat(teacher.facts()).containsEntry("rounds", 50.0).containsEntry("trees", 150.0);
        }
    }

    /** A feature that says nothing: the least log-loss is reached at the log-odds of the labels, ln(3 / 1). */
    @Test
    void rowsThatCannotBeToldApartGetTheLogOddsOfTheirLabels() {
        Table rows = Quadrants.table(new double[][] {{0, 0, 0, 0}}, new int[] {1, 1, 1, 0}, List.of("a", "b"));
        Map<String, Object> settings = Map.of("rounds", 20, "learningRate", 1.0, "l2", 0.0, "minChildWeight", 0.0);
        try (Teacher teacher = trees(settings).open(FixedLesson.of(rows))) {
            float[] logits = teacher.outputs(rows, Split.TEST).logits();
            assertThat(logits[1] - logits[0]).isCloseTo((float) Math.log(3), within(1e-4f));
            assertThat(logits[1]).isEqualTo(-logits[0]);
        }
    }

    @Test
    void savedTreesAnswerTheSame(@TempDir Path folder) throws IOException {
        Table rows = Quadrants.rows(1, 300);
        BoostedTrees source = trees(Map.of("rounds", 20, "rowFraction", 0.5));
        Path first = Files.createDirectory(folder.resolve("first"));
        try (Teacher teacher = source.open(FixedLesson.of(rows))) {
            teacher.save(first);
            try (Teacher again = source.reopen(FixedLesson.of(rows), first);
                    Teacher twin = source.open(FixedLesson.of(rows))) {
                float[] logits = teacher.outputs(rows, Split.TEST).logits();
                assertThat(again.outputs(rows, Split.TEST).logits()).isEqualTo(logits);
                assertThat(twin.outputs(rows, Split.TEST).logits()).isEqualTo(logits);
            }
        }
    }

    /** Sums of gradients in floats, added in another order, could differ; histograms are summed in doubles. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void theNumberOfThreadsDecidesNothing(int threads) {
        assertThat(grownBy(threads)).isEqualTo(grownBy(1));
    }

    private static float[] grownBy(int threads) {
        Table rows = Quadrants.rows(1, 20_000);
        BoostedTrees.Settings settings = SettingsDefaults.of(BoostedTrees.Settings.class, Map.of("rounds", 10));
        Map<String, Object> parameters = Map.of(
                "objective",
                "multi:softprob",
                "num_class",
                3,
                "tree_method",
                "hist",
                "nthread",
                threads,
                "verbosity",
                0);
        try (Teacher teacher = Boosting.run(settings, parameters, rows, rows.select(new int[0]), Progress.SILENT)) {
            return teacher.outputs(rows, Split.TEST).logits();
        }
    }

    @Test
    void patienceEndsTheRoundsAndGoesBackToTheBest() {
        Map<String, Object> settings = Map.of("rounds", 400, "learningRate", 1.0, "patience", Optional.of(5));
        try (Teacher teacher = trees(settings).open(new TwoTables(noisy(1), noisy(2)))) {
            assertThat(teacher.facts().get("rounds")).isBetween(1.0, 50.0);
        }
    }

    @Test
    void patienceWithoutValidationRowsIsRefused() {
        assertThatThrownBy(() -> trees(Map.of("patience", Optional.of(5)))
                        .open(FixedLesson.of(Quadrants.rows(1, 10).select(new int[0]))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("watches the validation split, which is empty")
                .hasMessageContaining("data.split");
    }

    /** Labels drawn by lot: what is learnt by heart does not help on other rows. */
    private static Table noisy(long seed) {
        Table rows = Quadrants.rows(seed, 300);
        RandomSource random = new RandomSource(seed);
        int[] labels = IntStream.range(0, rows.rows())
                .map(row -> random.child("labels").below(row, 3))
                .toArray();
        return new Table(
                rows.columns(), labels, rows.classes(), rows.favourable(), List.of(), rows.weights(), rows.ids());
    }

    private record TwoTables(Table train, Table validation) implements Lesson {
        @Override
        public Table rows(Split split) {
            return split == Split.TRAIN ? train : validation;
        }

        @Override
        public List<Teacher> models(String port) {
            return List.of();
        }

        @Override
        public List<Double> weights(String port) {
            return List.of();
        }

        @Override
        public RandomSource random() {
            return new RandomSource(1);
        }

        @Override
        public Progress progress() {
            return Progress.SILENT;
        }

        @Override
        public Path checkpoints() {
            throw new IllegalStateException("Boosting keeps no checkpoints");
        }
    }
}
