package io.limbeck.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.metric.Interval;
import io.limbeck.spi.metric.Predictions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluatorTest {

    private static final RandomSource RANDOM = new RandomSource(3);

    /** Six rows; groups a (rows 0 to 2), b (3 and 4), c (none), and one row of unknown membership. */
    private static Predictions six() {
        double[] scores = {0.9, 0.2, 0.6, 0.4, 0.5, 0.8};
        int[] labels = {1, 1, 0, 0, 0, 1};
        double[][] probabilities = new double[6][];
        for (int row = 0; row < 6; row++) {
            probabilities[row] = new double[] {1 - scores[row], scores[row]};
        }
        Groups groups = new Groups("g", new int[] {0, 0, 0, 1, 1, -1}, List.of("a", "b", "c"), "a");
        return new Predictions(
                probabilities,
                labels,
                new double[] {1, 1, 1, 1, 1, 1},
                List.of("no", "yes"),
                1,
                List.of(groups),
                Optional.empty());
    }

    private static Evaluation evaluate(Predictions test, Map<String, double[][]> others, boolean intervals) {
        return new Evaluator(
                        List.of(PlainMetrics.accuracy(), PlainMetrics.fidelity()),
                        List.of(PlainMetrics.demographicParity(0.1)))
                .evaluate(test, Optional.of(test), others, intervals, RANDOM);
    }

    @Test
    void ratesOfAGroupComeWithTheirCounts() {
        GroupReport a = evaluate(six(), Map.of(), false).groups().get(0);
        assertThat(a.rows()).isEqualTo(3);
        assertThat(a.share()).isEqualTo(3 / 5.0);
        assertThat(a.baseRate()).isEqualTo(new Rate(2 / 3.0, 2, 3));
        assertThat(a.selectionRate()).isEqualTo(new Rate(2 / 3.0, 2, 3));
        assertThat(a.truePositiveRate()).isEqualTo(new Rate(0.5, 1, 2));
        assertThat(a.falsePositiveRate()).isEqualTo(new Rate(1, 1, 1));
        assertThat(a.accuracy()).isEqualTo(new Rate(1 / 3.0, 1, 3));
        assertThat(a.meanScore()).isCloseTo(1.7 / 3, within(1e-12));
    }

    @Test
    void nothingOverNothingIsUndefinedAndNeverZero() {
        Evaluation evaluation = evaluate(six(), Map.of(), false);
        GroupReport b = evaluation.groups().get(1);
        assertThat(b.truePositiveRate().value()).isNaN();
        assertThat(b.truePositiveRate().denominator()).isZero();
        GroupReport c = evaluation.groups().get(2);
        assertThat(c.rows()).isZero();
        assertThat(c.selectionRate().value()).isNaN();
        assertThat(c.meanScore()).isNaN();
        assertThat(c.expectedCalibrationError()).isNaN();
    }

    @Test
    void aMetricThatNeedsATeacherIsLeftOutWithoutOne() {
        assertThat(evaluate(six(), Map.of(), false).metrics()).containsOnlyKeys("quality/accuracy");
        Predictions taught = new Predictions(
                six().probabilities(),
                six().labels(),
                six().weights(),
                six().classes(),
                1,
                six().sensitive(),
                Optional.of(six().probabilities()));
        assertThat(evaluate(taught, Map.of(), false).metrics())
                .containsEntry("interpretability/fidelity", 1.0)
                .containsOnlyKeys("quality/accuracy", "interpretability/fidelity");
    }

    @Test
    void validationFiguresAreKeyedByMetricAndAttribute() {
        assertThat(evaluate(six(), Map.of(), false).validation())
                .containsOnlyKeys("quality/accuracy", "fairness/demographic-parity|g");
    }

    @Test
    void changedDecisionsAreCountedByDirectionAndGroup() {
        double[][] others = {{0.9, 0.1}, {0.1, 0.9}, {0.1, 0.9}, {0.9, 0.1}, {0.9, 0.1}, {0.9, 0.1}};
        Map<String, double[][]> byTitle = new LinkedHashMap<>();
        byTitle.put("teacher", others);
        List<Change> changes = evaluate(six(), byTitle, false).changes();
        assertThat(changes.get(0)).isEqualTo(new Change("teacher", "", "", 6, 3, 1));
        assertThat(changes.get(1)).isEqualTo(new Change("teacher", "g", "a", 3, 1, 1));
        assertThat(changes.get(2)).isEqualTo(new Change("teacher", "g", "b", 2, 1, 0));
        assertThat(changes.get(3)).isEqualTo(new Change("teacher", "g", "c", 0, 0, 0));
    }

    @Test
    void predictionsOfOtherLengthAreRefusedByName() {
        assertThatThrownBy(() -> evaluate(six(), Map.of("twin: scratch", new double[2][2]), false))
                .hasMessageContaining("'twin: scratch'")
                .hasMessageContaining("6 rows");
    }

    @Test
    void aConfidenceOnABorderBelongsToTheLowerBin() {
        double[][] probabilities = {{0.2, 0.8}, {0.19, 0.81}};
        Predictions two = new Predictions(
                probabilities,
                new int[] {1, 0},
                new double[] {1, 1},
                List.of("no", "yes"),
                1,
                List.of(),
                Optional.empty());
        List<ReliabilityBin> bins = evaluate(two, Map.of(), false).reliability();
        assertThat(bins).extracting(ReliabilityBin::count).containsExactly(1L, 1L);
        assertThat(bins.get(0).high()).isEqualTo(12 / 15.0);
        assertThat(bins.get(0).accuracy()).isEqualTo(1);
    }

    @Test
    void calibrationErrorIsTheWeightedDistanceOfItsBins() {
        // Bins (11/15, 12/15] and (12/15, 13/15]: |1 - 0.8|/2 + |0 - 0.81|/2.
        double[][] probabilities = {{0.2, 0.8}, {0.19, 0.81}};
        Predictions two = new Predictions(
                probabilities,
                new int[] {1, 0},
                new double[] {1, 1},
                List.of("no", "yes"),
                1,
                List.of(),
                Optional.empty());
        assertThat(Reliability.expectedCalibrationError(two, two.decisions(), row -> true))
                .isCloseTo(0.505, within(1e-12));
    }

    @Test
    void severalClassesAreSeenAsFavourableAgainstTheRest() {
        double[][] probabilities = {{0.2, 0.3, 0.5}, {0.6, 0.3, 0.1}, {0.1, 0.8, 0.1}};
        Groups all = new Groups("g", new int[] {0, 0, 0}, List.of("a"), "");
        Predictions three = new Predictions(
                probabilities,
                new int[] {2, 2, 0},
                new double[] {1, 1, 1},
                List.of("low", "middle", "high"),
                2,
                List.of(all),
                Optional.empty());
        GroupReport report = evaluate(three, Map.of(), false).groups().get(0);
        assertThat(report.selectionRate()).isEqualTo(new Rate(1 / 3.0, 1, 3));
        assertThat(report.truePositiveRate()).isEqualTo(new Rate(0.5, 1, 2));
        assertThat(report.accuracy()).isEqualTo(new Rate(1 / 3.0, 1, 3));
    }

    @Test
    void bootstrapIntervalsAreThereOnlyWhenAskedForAndAreTheSameEveryTime() {
        assertThat(evaluate(six(), Map.of(), false).intervals()).isEmpty();
        Interval once = evaluate(six(), Map.of(), true).intervals().get("quality/accuracy");
        assertThat(evaluate(six(), Map.of(), true).intervals()).containsEntry("quality/accuracy", once);
        assertThat(once.low()).isBetween(0.0, 0.5);
        assertThat(once.high()).isBetween(0.5, 1.0);
    }

    @Test
    void bootstrapOfAShareAgreesWithTheNormalApproximation() {
        int rows = 2_000;
        double[][] probabilities = new double[rows][];
        int[] labels = new int[rows];
        double[] weights = new double[rows];
        for (int row = 0; row < rows; row++) {
            probabilities[row] = new double[] {0.3, 0.7};
            labels[row] = row % 5 == 0 ? 0 : 1;
            weights[row] = 1;
        }
        Predictions predictions =
                new Predictions(probabilities, labels, weights, List.of("no", "yes"), 1, List.of(), Optional.empty());
        Interval interval = evaluate(predictions, Map.of(), true).intervals().get("quality/accuracy");
        double half = 1.96 * Math.sqrt(0.8 * 0.2 / rows);
        assertThat(interval.low()).isCloseTo(0.8 - half, within(0.003));
        assertThat(interval.high()).isCloseTo(0.8 + half, within(0.003));
    }

    @Test
    void anEvaluationComesBackFromJsonAsItWas() {
        Evaluation evaluation = evaluate(six(), Map.of("teacher", six().probabilities()), true);
        String text = EvaluationJson.write(evaluation).toString();
        assertThat(text).doesNotContain("NaN");
        assertThat(EvaluationJson.read(EvaluationJson.write(evaluation))).isEqualTo(evaluation);
    }

    /**
     * 100 sequences of 9 equal rows: drawn as rows the interval of their accuracy would be a third as wide as that of 100
     * independent rows, ±1.96 · √(0.8 · 0.2 / 100), which it must be.
     */
    @Test
    void bootstrapDrawsWholeSequences() {
        int rows = 900;
        double[][] probabilities = new double[rows][];
        int[] labels = new int[rows];
        int[] sequences = new int[rows];
        double[] weights = new double[rows];
        for (int row = 0; row < rows; row++) {
            sequences[row] = row / 9;
            labels[row] = sequences[row] % 5 == 0 ? 0 : 1;
            probabilities[row] = new double[] {0.1, 0.9};
            weights[row] = 1;
        }
        Predictions predictions = new Predictions(
                probabilities, labels, weights, List.of("no", "yes"), 1, List.of(), Optional.empty(), sequences);
        Interval interval = evaluate(predictions, Map.of(), true).intervals().get("quality/accuracy");
        double half = 1.96 * Math.sqrt(0.8 * 0.2 / 100);
        assertThat(interval.low()).isCloseTo(0.8 - half, within(0.012));
        assertThat(interval.high()).isCloseTo(0.8 + half, within(0.012));
    }

    /** A metric that counts sequences finds as many in every sample, a sequence drawn twice being two. */
    @Test
    void aSequenceDrawnTwiceIsTwoSequences() {
        Predictions rows = six().withSequences(new int[] {4, 4, 7, 7, 9, 9});
        Interval interval = new Evaluator(List.of(PlainMetrics.sequences()), List.of())
                .evaluate(rows, Optional.empty(), Map.of(), true, RANDOM)
                .intervals()
                .get("sequences");
        assertThat(interval).isEqualTo(new Interval(3, 3, 0.95));
    }
}
