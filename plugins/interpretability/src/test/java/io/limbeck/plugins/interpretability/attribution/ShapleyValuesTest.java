package io.limbeck.plugins.interpretability.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.interpretability.ask.Asked;
import io.limbeck.plugins.interpretability.ask.FeatureSet;
import io.limbeck.plugins.interpretability.ask.Scale;
import io.limbeck.plugins.interpretability.statistics.Sample;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Teacher;
import io.limbeck.testkit.FixedExplainInputs;
import io.limbeck.testkit.FunctionTeacher;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShapleyValuesTest {

    private static Table table(double[]... rows) {
        int[] labels = new int[rows.length];
        double[] ones = new double[rows.length];
        Arrays.fill(ones, 1);
        List<Column> columns = IntStream.range(0, rows[0].length)
                .<Column>mapToObj(c -> new Column.Numeric(
                        "x" + c, Arrays.stream(rows).mapToDouble(row -> row[c]).toArray()))
                .toList();
        return new Table(columns, labels, List.of("no", "yes"), 1, List.of(), ones, new long[rows.length]);
    }

    private static Attributions of(Teacher model, Table rows, Table background, boolean exact, int pairs) {
        FeatureSet features = FeatureSet.of(new FixedExplainInputs(model, rows));
        int[] classes = new int[rows.rows()];
        Arrays.fill(classes, 1);
        return new ShapleyValues(features, Scale.LOG_ODDS, exact, pairs)
                .of(new Asked(model, rows), rows.matrix(), background.matrix(), classes, new RandomSource(2));
    }

    private static Attributions game(Teacher model, int players, boolean exact) {
        double[] all = new double[players];
        Arrays.fill(all, 1);
        return of(model, table(all), table(new double[players]), exact, 2000);
    }

    /** Two players who win only together share the win evenly. */
    @Test
    void anInteractionIsSharedEvenly() {
        double[] values = game(FunctionTeacher.binary(x -> (double) x[0] * x[1]), 2, true)
                .values()
                .get(0);
        assertThat(values[0]).isCloseTo(.5, within(1e-6));
        assertThat(values[1]).isCloseTo(.5, within(1e-6));
    }

    /** Exclusive or: v is 1 for either alone and 0 for both, so each is credited ½·1 + ½·(0 − 1) = 0. */
    @Test
    void ofExclusiveOrNeitherIsCredited() {
        double[] values = game(FunctionTeacher.binary(x -> x[0] + x[1] == 1 ? 1.0 : 0.0), 2, true)
                .values()
                .get(0);
        assertThat(values[0]).isCloseTo(0, within(1e-6));
        assertThat(values[1]).isCloseTo(0, within(1e-6));
    }

    /** The glove game: two left gloves, one right one, a pair is worth 1. Known values ⅙, ⅙, ⅔. */
    @Test
    void theGloveGameHasItsKnownValues() {
        Teacher gloves = FunctionTeacher.binary(x -> (double) x[2] * Math.max(x[0], x[1]));
        double[] exact = game(gloves, 3, true).values().get(0);
        assertThat(exact[0]).isCloseTo(1.0 / 6, within(1e-6));
        assertThat(exact[1]).isCloseTo(1.0 / 6, within(1e-6));
        assertThat(exact[2]).isCloseTo(2.0 / 3, within(1e-6));
        Attributions sampled = game(gloves, 3, false);
        for (int f = 0; f < 3; f++) {
            double error = sampled.errors().get(0)[f];
            assertThat(error).isPositive().isLessThan(.02);
            assertThat(sampled.values().get(0)[f]).isCloseTo(exact[f], within(4 * error));
        }
    }

    /** Against independent background rows a linear model's values are w·(x − mean of the background). */
    @Test
    void ofALinearModelTheyAreTheWeightsTimesTheDistanceToTheMean() {
        Teacher model = FunctionTeacher.linear(.4, 2, -1, .5);
        Table rows = table(new double[] {1, 2, 3}, new double[] {-1, 0, 4});
        Table background = table(new double[] {0, 1, 1}, new double[] {1, 0, 2}, new double[] {2, 5, 0});
        for (boolean exact : new boolean[] {true, false}) {
            Attributions found = of(model, rows, background, exact, 3);
            assertThat(found.values().get(0)[0]).isCloseTo(2 * (1 - 1), within(1e-5));
            assertThat(found.values().get(0)[1]).isCloseTo(-1 * (2 - 2), within(1e-5));
            assertThat(found.values().get(0)[2]).isCloseTo(.5 * (3 - 1), within(1e-5));
            assertThat(found.values().get(1)[0]).isCloseTo(2 * (-1 - 1), within(1e-5));
        }
    }

    @Test
    void contributionsAddUpToTheScoreLessItsMean() {
        Teacher model = FunctionTeacher.binary(x -> Math.sin(x[0] * x[1]) + x[2] * x[3] * x[0]);
        Table rows = table(new double[] {1, 2, 3, .5}, new double[] {-1, 1, 4, 2});
        Table background = table(new double[] {0, 1, 1, 1}, new double[] {1, 0, 2, 3}, new double[] {2, 5, 0, -1});
        assertThat(new Sample(of(model, rows, background, true, 2).gaps()).largest())
                .isLessThan(1e-5);
        // Nine pairs give each of the three background rows three turns.
        assertThat(new Sample(of(model, rows, background, false, 9).gaps()).largest())
                .isLessThan(1e-5);
    }

    /** A pair of an order and its reverse is exact for any game of two-player interactions. */
    @Test
    void antitheticPairsAreExactForPairwiseInteractions() {
        Teacher model = FunctionTeacher.binary(x -> (double) x[0] * x[1] + 2 * x[1] * x[2] - x[2] * x[3]);
        Table rows = table(new double[] {1, 2, 3, 4});
        Table background = table(new double[] {.5, -1, 1, 0});
        double[] exact = of(model, rows, background, true, 2).values().get(0);
        Attributions sampled = of(model, rows, background, false, 2);
        for (int f = 0; f < 4; f++) {
            assertThat(sampled.values().get(0)[f]).isCloseTo(exact[f], within(1e-4));
        }
    }

    @Test
    void twelveFeaturesAreCounted() {
        double[] weights =
                IntStream.rangeClosed(1, 12).mapToDouble(i -> i / 10.0).toArray();
        double[] values =
                game(FunctionTeacher.linear(0, weights), 12, true).values().get(0);
        for (int f = 0; f < 12; f++) {
            assertThat(values[f]).isCloseTo(weights[f], within(1e-5));
        }
    }
}
