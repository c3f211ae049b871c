package io.limbeck.plugins.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.DatasetSource;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.data.Transform;
import io.limbeck.testkit.SettingsDefaults;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BalancingTest {

    private static final RandomSource RANDOM = new RandomSource(9);

    /** n = 20: classes 12 and 8, groups 10 and 10. */
    private static final Table ROWS = Rows.cells(new int[][] {{4, 8}, {6, 2}});

    private static Table train(Transform transform, Table rows) {
        return transform.fit(rows, RANDOM).apply(rows, Split.TRAIN);
    }

    private static Reweigh reweigh(String attribute) {
        return new Reweigh(new Reweigh.Settings(Optional.of(attribute)));
    }

    private static Resample resample(Map<String, ?> values) {
        return new Resample(SettingsDefaults.of(Resample.Settings.class, values));
    }

    private static Smote smote(Map<String, ?> values) {
        return new Smote(SettingsDefaults.of(Smote.Settings.class, values));
    }

    /** n_y · n_s / (n · n_sy): 12·10/(20·4) = 1.5, 12·10/(20·8) = 0.75, 8·10/(20·6) = 2/3, 8·10/(20·2) = 2. */
    @Test
    void weightsAreThoseOfKamiranAndCalders() {
        Table reweighed = train(reweigh("g"), ROWS);
        assertThat(reweighed.weights()[0]).isCloseTo(1.5, within(1e-12));
        assertThat(reweighed.weights()[4]).isCloseTo(0.75, within(1e-12));
        assertThat(reweighed.weights()[12]).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(reweighed.weights()[18]).isCloseTo(2, within(1e-12));
        assertThat(RealData.meanDifference(reweighed, "g")).isCloseTo(0, within(1e-12));
    }

    @Test
    void weightsThatRowsHaveAreHeeded() {
        Table weighted = ROWS.withWeights(
                IntStream.range(0, 20).mapToDouble(row -> 0.5 + row % 3).toArray());
        assertThat(RealData.meanDifference(weighted, "g")).isNotCloseTo(0, within(0.1));
        Table reweighed = train(reweigh("g"), weighted);
        assertThat(RealData.meanDifference(reweighed, "g")).isCloseTo(0, within(1e-12));
        assertThat(Arrays.stream(reweighed.weights()).sum())
                .isCloseTo(Arrays.stream(weighted.weights()).sum(), within(1e-9));
    }

    @Test
    void onlyTrainingRowsAreTouched() {
        for (Transform transform : List.of(reweigh("g"), resample(Map.of()), smote(Map.of()))) {
            for (Split split : List.of(Split.VALIDATION, Split.CALIBRATION, Split.TEST)) {
                assertThat(transform.fit(ROWS, RANDOM).apply(ROWS, split)).isSameAs(ROWS);
            }
        }
    }

    @Test
    void reweighingRemovesTheMeanDifferenceOfRealTrainingRows() {
        assertRemoved(new GermanSource(
                SettingsDefaults.of(GermanSource.Settings.class, Map.of("sensitive", List.of("sex", "age"))),
                RealData.context("german")));
        assertRemoved(new CompasSource(
                SettingsDefaults.of(CompasSource.Settings.class, Map.of("race", RaceGroups.WHITE_OTHER)),
                RealData.context("compas")));
        assertRemoved(new AdultSource(
                SettingsDefaults.of(AdultSource.Settings.class, Map.of("sensitive", List.of("sex", "race"))),
                RealData.context("adult")));
    }

    private static void assertRemoved(DatasetSource source) {
        Table rows = source.read();
        int[] chosen = new StratifiedSplit(SettingsDefaults.of(StratifiedSplit.Settings.class))
                .split(rows, List.of(), RANDOM)
                .get(Split.TRAIN);
        Table learnt = rows.select(chosen);
        for (String attribute : rows.spec().sensitive().keySet()) {
            assertThat(Math.abs(RealData.meanDifference(learnt, attribute))).isGreaterThan(0.01);
            assertThat(RealData.meanDifference(train(reweigh(attribute), learnt), attribute))
                    .isCloseTo(0, within(1e-6));
        }
    }

    @Test
    void cellsGrowToTheLargestOrShrinkToTheSmallest() {
        assertThat(Rows.counts(train(resample(Map.of("balance", Cells.Balance.LABEL_AND_GROUP)), ROWS)))
                .isDeepEqualTo(new int[][] {{8, 8}, {8, 8}});
        assertThat(Rows.counts(train(
                        resample(Map.of("method", Resample.Method.UNDER, "balance", Cells.Balance.LABEL_AND_GROUP)),
                        ROWS)))
                .isDeepEqualTo(new int[][] {{2, 2}, {2, 2}});
        int[][] byLabel = Rows.counts(train(resample(Map.of()), ROWS));
        assertThat(byLabel[0][0] + byLabel[0][1]).isEqualTo(12).isEqualTo(byLabel[1][0] + byLabel[1][1]);
        int[][] byGroup = Rows.counts(train(resample(Map.of("balance", Cells.Balance.GROUP)), ROWS));
        assertThat(byGroup).isDeepEqualTo(new int[][] {{4, 8}, {6, 2}});
    }

    /** n_y · n_s / n = 12·10/20 = 6 and 8·10/20 = 4. */
    @Test
    void uniformSamplingMakesLabelAndGroupIndependent() {
        Table sampled = train(resample(Map.of("method", Resample.Method.UNIFORM)), ROWS);
        assertThat(Rows.counts(sampled)).isDeepEqualTo(new int[][] {{6, 6}, {4, 4}});
        assertThat(sampled.rows()).isEqualTo(20);
    }

    @Test
    void aCellThatGrowsKeepsAllItsRowsAndOneThatShrinksRepeatsNone() {
        Table grown = train(resample(Map.of("balance", Cells.Balance.LABEL_AND_GROUP)), ROWS);
        assertThat(LongStream.of(grown.ids()).distinct().count()).isEqualTo(20);
        Table shrunk = train(resample(Map.of("method", Resample.Method.UNDER)), ROWS);
        assertThat(shrunk.ids()).hasSize(16).doesNotHaveDuplicates();
    }

    @Test
    void applyingTwiceGivesTheSame() {
        for (Transform transform : List.of(resample(Map.of()), smote(Map.of()))) {
            Transform.Fitted fitted = transform.fit(ROWS, RANDOM);
            assertThat(fitted.apply(ROWS, Split.TRAIN))
                    .usingRecursiveComparison()
                    .isEqualTo(fitted.apply(ROWS, Split.TRAIN));
        }
    }

    @Test
    void madeUpRowsLieBetweenARowOfTheCellAndOneOfItsNearest() {
        Table rows = Rows.of(
                new int[] {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1},
                new int[] {0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0},
                Rows.numbers("x", 5, 5, 5, 5, 5, 5, 5, 5, 0, 1, 100),
                new Column.Block("y", new float[] {5, 5, 5, 5, 5, 5, 5, 5, 0, 2, 200}, List.of(1)));
        Table grown = train(smote(Map.of("k", 1)), rows);
        assertThat(grown.rows()).isEqualTo(16);
        assertThat(Arrays.copyOfRange(grown.ids(), 11, 16)).containsExactly(-1, -2, -3, -4, -5);
        double[] x = ((Column.Numeric) grown.columns().get(0)).values();
        float[] y = ((Column.Block) grown.columns().get(1)).values();
        Set<Integer> groups = new HashSet<>();
        for (int row = 11; row < 16; row++) {
            assertThat(grown.labels()[row]).isEqualTo(1);
            groups.add(grown.groups("g").codes()[row]);
            // Between 0 and 1, or between 1 and 100: on the line y = 2x in any case.
            assertThat(x[row]).isBetween(0.0, 100.0);
            assertThat((double) y[row]).isCloseTo(2 * x[row], within(1e-4));
        }
        assertThat(groups).containsExactlyInAnyOrder(0, 1);
        assertThat(rows.ids()).doesNotContain(-1L);
        assertThat(((Column.Numeric) rows.columns().get(0)).values()[10]).isEqualTo(100);
    }

    @Test
    void smoteBalancesClassesWithinGroups() {
        Table grown = train(smote(Map.of("balance", Cells.Balance.LABEL_AND_GROUP)), ROWS);
        assertThat(Rows.counts(grown)).isDeepEqualTo(new int[][] {{8, 8}, {8, 8}});
    }

    @Test
    void nearestNeighboursAreThoseOfASearchOverAllDistances() {
        RandomSource random = new RandomSource(4);
        float[] matrix = new float[60 * 3];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = (float) random.normal(i);
        }
        int[] all = IntStream.range(0, 60).toArray();
        for (int row = 0; row < 60; row++) {
            int of = row;
            int[] expected = IntStream.of(all)
                    .filter(other -> other != of)
                    .boxed()
                    .sorted((a, b) -> Double.compare(distance(matrix, of, a), distance(matrix, of, b)))
                    .mapToInt(Integer::intValue)
                    .limit(5)
                    .toArray();
            assertThat(new Neighbours(matrix, 3).nearest(row, all, 5)).isEqualTo(expected);
        }
    }

    private static double distance(float[] matrix, int a, int b) {
        return IntStream.range(0, 3)
                .mapToDouble(i -> Math.pow((double) matrix[3 * a + i] - matrix[3 * b + i], 2))
                .sum();
    }

    @Test
    void aCellOfOneRowOrACategoryCannotBeInterpolated() {
        assertRefused(
                smote(Map.of("balance", Cells.Balance.LABEL_AND_GROUP)),
                Rows.cells(new int[][] {{4, 8}, {6, 1}}),
                "balance: class 'yes', group 'b' of 'g' has one training row",
                "use 'data/resample'");
        int[] codes = {0, 1, 1};
        assertRefused(
                smote(Map.of()),
                Rows.of(codes, codes, new Column.Categorical("colour", codes, List.of("blue", "red"))),
                "column 'colour' is categorical",
                "put 'data/one-hot' before 'data/smote'");
    }

    @Test
    void anUnknownAttributeIsRefused() {
        assertRefused(reweigh("h"), ROWS, "attribute: there is no sensitive attribute 'h'", "did you mean 'g'?");
        TableSpec none = new TableSpec(List.of(), List.of("no", "yes"), 1, Map.of(), -1);
        assertThat(Reweigh.ports(new Reweigh.Settings(Optional.empty()), new PortSpecs(Map.of("data", none)))
                        .problems())
                .singleElement()
                .hasToString("needs groups, but the data has no sensitive attribute\n    name one in data.sensitive");
    }

    private static void assertRefused(Transform transform, Table rows, String... parts) {
        assertThatThrownBy(() -> transform.fit(rows, RANDOM))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(parts);
    }
}
