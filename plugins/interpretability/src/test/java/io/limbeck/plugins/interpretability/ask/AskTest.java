package io.limbeck.plugins.interpretability.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Feature;
import io.limbeck.testkit.FixedExplainInputs;
import io.limbeck.testkit.FunctionTeacher;
import io.limbeck.testkit.SeededTables;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AskTest {

    private static final Table ROWS = SeededTables.numericTable(5, 30);

    @Test
    void logOddsDoNotHangOnAConstantAndAgreeWithTheProbability() {
        float[] logits = {9, 2, 1, 0};
        float[] shifted = {9, 102, 101, 100};
        double p = Math.exp(2) / (Math.exp(2) + Math.exp(1) + 1);
        assertThat(Scale.LOG_ODDS.of(logits, 1, 3, 0)).isCloseTo(Math.log(p / (1 - p)), within(1e-9));
        assertThat(Scale.LOG_ODDS.of(shifted, 1, 3, 0)).isCloseTo(Math.log(p / (1 - p)), within(1e-9));
        assertThat(Scale.PROBABILITY.of(logits, 1, 3, 0)).isCloseTo(p, within(1e-9));
    }

    @Test
    void moreRowsThanAPortionHoldsAreAskedAboutInOrder() {
        Asked model = new Asked(FunctionTeacher.linear(0, 1, 0), ROWS);
        double[] scores = model.scores(
                new MadeUpRows() {
                    @Override
                    public int count() {
                        return 40_000;
                    }

                    @Override
                    public void write(int row, float[] into, int at) {
                        into[at] = row;
                    }
                },
                Scale.LOG_ODDS,
                row -> 1);
        assertThat(scores).hasSize(40_000);
        assertThat(IntStream.range(0, 40_000).allMatch(row -> scores[row] == row))
                .isTrue();
    }

    @Test
    void aTieOfTwoClassesIsFavourableAndOfMoreTheLowerCode() {
        Asked two = new Asked(FunctionTeacher.of(2, x -> new double[] {1, 1}), ROWS);
        assertThat(two.decisions(MadeUpRows.of(new float[] {0, 0}, 2))).containsExactly(1);
        assertThat(ExplainedClass.AUTO.of(two, new float[4])).containsExactly(1, 1);
    }

    @Test
    void pixelsAreTakenTogetherInSquaresAndSharedOutAgain() {
        Table images = ROWS.select(new int[] {0})
                .withColumns(List.of(new Column.Block("pixels", new float[5 * 4], List.of(5, 4))));
        FeatureSet features =
                FeatureSet.of(new FixedExplainInputs(FunctionTeacher.linear(0, new double[20]), images), 2);
        assertThat(features.size()).isEqualTo(6);
        assertThat(features.name(5)).isEqualTo("pixels[4,2]");
        assertThat(features.positions()[5]).containsExactly(18, 19);
        double[] spread = features.spread(new double[] {4, 0, 0, 0, 0, 1}, 20);
        assertThat(spread[0]).isEqualTo(1);
        assertThat(spread[19]).isEqualTo(.5);
        assertThat(features.sums(spread)).containsExactly(4, 0, 0, 0, 0, 1);
    }

    @Test
    void baselinesAreTheMeanTheSmallestOrNothing() {
        Table background = table(new double[] {1, 10}, new double[] {3, 20});
        Table rows = table(new double[] {7, 7});
        assertThat(Baseline.MEAN.of(rows, background)).containsExactly(2, 15);
        assertThat(Baseline.BLACK.of(rows, background)).containsExactly(1, 10);
        assertThat(Baseline.ZEROS.of(rows, background)).containsExactly(0, 0);
        assertThatThrownBy(() -> Baseline.BLURRED.of(rows, background))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("baseline: is 'blurred', but rows of shape [2] are no images");
    }

    @Test
    void blurringKeepsTheMeanOfAnEvenImageAndSmoothsAnEdge() {
        Table even = ROWS.select(new int[] {0})
                .withColumns(List.of(new Column.Block("pixels", filled(64, 3), List.of(8, 8))));
        for (float value : Baseline.BLURRED.of(even, even)) {
            assertThat(value).isCloseTo(3, within(1e-5f));
        }
        float[] edge = new float[64];
        Arrays.fill(edge, 32, 64, 1);
        float[] blurred = new ImageForm(8, 8, 1).blurred(edge, 1);
        assertThat(blurred[0]).isLessThan(.01f);
        // By symmetry the rows at both sides of the edge add up to one.
        assertThat(blurred[24] + blurred[32]).isCloseTo(1, within(1e-5f));
    }

    private static float[] filled(int length, float value) {
        float[] values = new float[length];
        Arrays.fill(values, value);
        return values;
    }

    private static Table table(double[]... rows) {
        int[] chosen = new int[rows.length];
        return ROWS.select(chosen)
                .withColumns(IntStream.range(0, rows[0].length)
                        .<Column>mapToObj(c -> new Column.Numeric(
                                "x" + c,
                                Arrays.stream(rows).mapToDouble(row -> row[c]).toArray()))
                        .toList());
    }

    @Test
    void rowsThatFormSequencesAreRefusedWithTheWayOut() {
        Table words = new Table(
                ROWS.columns(),
                ROWS.labels(),
                ROWS.classes(),
                1,
                List.of(),
                ROWS.weights(),
                ROWS.ids(),
                IntStream.range(0, 30).map(row -> row / 4).toArray());
        assertThatThrownBy(() -> ChosenRows.requireSingle(words))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("form sequences of rows")
                .hasMessageContaining("use 'interpretability/permutation-importance'");
        // Sequences of four rows: ten rows hold two whole ones, three none, of which the first is taken.
        assertThat(ChosenRows.whole(words, 10, new RandomSource(1)).rows()).isEqualTo(8);
        assertThat(ChosenRows.whole(words, 3, new RandomSource(1)).rows()).isEqualTo(4);
    }

    @Test
    void mungeStaysAtTheRowOrGoesToItsNearestNeighbour() {
        // Two pairs far from each other; the third float is a category, taken over whole.
        float[] known = {0, 0, 1, 1, .5f, 0, 50, 50, 1, 51, 50.5f, 0};
        FeatureSet features = new FeatureSet(
                List.of(
                        new Feature("a", "a", List.of(0)),
                        new Feature("b", "b", List.of(1)),
                        new Feature("c", "c", List.of(2))),
                Optional.empty());
        float[] made = all(Strangers.MUNGE.of(known, 3, features, 400, new RandomSource(4)), 3);
        for (int row = 0; row < 400; row++) {
            assertThat(made[row * 3]).isBetween(row % 4 < 2 ? -6f : 44f, row % 4 < 2 ? 7f : 57f);
            assertThat(made[row * 3 + 2]).isIn(0f, 1f);
        }
        long moved = IntStream.range(0, 400)
                .filter(row -> made[row * 3 + 2] != known[row % 4 * 3 + 2])
                .count();
        assertThat(moved).isBetween(150L, 250L);
    }

    @Test
    void shuffledRowsHoldKnownValuesAndNoiseLiesWithinTheirRange() {
        float[] known = {0, 1, 0, 5, 0, 1, 10, 1, 0};
        FeatureSet features = new FeatureSet(
                List.of(new Feature("a", "a", List.of(0)), new Feature("c", "c", List.of(1, 2))), Optional.empty());
        float[] shuffled = all(Strangers.SHUFFLED.of(known, 3, features, 300, new RandomSource(4)), 3);
        float[] noise = all(Strangers.UNIFORM.of(known, 3, features, 300, new RandomSource(4)), 3);
        for (int row = 0; row < 300; row++) {
            assertThat(shuffled[row * 3]).isIn(0f, 5f, 10f);
            assertThat(shuffled[row * 3 + 1] + shuffled[row * 3 + 2]).isEqualTo(1);
            assertThat(noise[row * 3]).isBetween(0f, 10f);
            assertThat(noise[row * 3 + 1] + noise[row * 3 + 2]).isEqualTo(1);
        }
        assertThat(IntStream.range(0, 300)
                        .mapToDouble(row -> noise[row * 3])
                        .average()
                        .orElseThrow())
                .isCloseTo(5, within(.6));
        // Two categories of which one is twice as frequent: noise takes both alike.
        assertThat(IntStream.range(0, 300)
                        .filter(row -> noise[row * 3 + 1] == 1)
                        .count())
                .isBetween(120L, 180L);
    }

    private static float[] all(MadeUpRows rows, int width) {
        float[] matrix = new float[rows.count() * width];
        for (int row = 0; row < rows.count(); row++) {
            rows.write(row, matrix, row * width);
        }
        return matrix;
    }
}
