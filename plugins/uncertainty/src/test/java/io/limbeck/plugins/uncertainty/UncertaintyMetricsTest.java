package io.limbeck.plugins.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.uncertainty.Brier.Form;
import io.limbeck.plugins.uncertainty.ExpectedCalibrationError.Strategy;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UncertaintyMetricsTest {

    private static final double[][] THREE_CLASSES = {
        {.7, .2, .1}, {.2, .5, .3}, {.3, .3, .4}, {.1, .6, .3}, {.25, .5, .25},
        {.6, .2, .2}, {.4, .35, .25}, {.1, .1, .8}, {.3, .2, .5}, {.0, .4, .6}
    };
    private static final int[] THREE_LABELS = {0, 1, 2, 0, 1, 2, 0, 2, 1, 2};
    private static final double[] THREE_WEIGHTS = {1, 1, 2, 1, .5, 1, 1, 3, 1, 1};
    private static final int[] LABELS = {1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 1};
    private static final double[] SCORES = {.9, .8, .8, .7, .55, .5, .5, .4, .35, .3, .1, .05};
    private static final double[] WEIGHTS = {1, 2, 1, .5, 1, 3, 1, 1, 2, 1, .25, 1};

    private static Predictions of(double[][] probabilities, int[] labels, double[] weights) {
        List<String> classes =
                List.of("a", "b", "c").subList(0, probabilities.length == 0 ? 2 : probabilities[0].length);
        return new Predictions(probabilities, labels, weights, classes, 1, List.of(), Optional.empty());
    }

    private static Predictions binary(double[] scores, int[] labels, double[] weights) {
        return of(
                Arrays.stream(scores).mapToObj(s -> new double[] {1 - s, s}).toArray(double[][]::new), labels, weights);
    }

    private static double[] ones(int rows) {
        return IntStream.range(0, rows).mapToDouble(row -> 1).toArray();
    }

    private static Metric ece(int bins, Strategy strategy) {
        return new ExpectedCalibrationError(new ExpectedCalibrationError.Settings(bins, strategy));
    }

    private static Metric brier(Form form) {
        return new Brier(new Brier.Settings(form));
    }

    /** scikit-learn 1.9.1, {@code log_loss}, without and with sample weights. */
    @Test
    void theLogLikelihoodIsThatOfScikitLearn() {
        Metric nll = new NegativeLogLikelihood();
        assertThat(nll.value(binary(SCORES, LABELS, ones(12)))).isCloseTo(0.7914862051748125, within(1e-12));
        assertThat(nll.value(binary(SCORES, LABELS, WEIGHTS))).isCloseTo(0.9007478645042497, within(1e-12));
        assertThat(nll.value(of(THREE_CLASSES, THREE_LABELS, THREE_WEIGHTS)))
                .isCloseTo(0.8677588084777583, within(1e-12));
    }

    @Test
    void aProbabilityOfZeroCostsTheBoundAndOneCostsNothing() {
        Metric nll = new NegativeLogLikelihood();
        assertThat(nll.value(binary(new double[] {0}, new int[] {1}, ones(1))))
                .isCloseTo(12 * Math.log(10), within(1e-9));
        assertThat(nll.value(binary(new double[] {1}, new int[] {1}, ones(1)))).isZero();
    }

    /** scikit-learn 1.9.1, {@code brier_score_loss}, and {@code numpy} for the sum over three classes. */
    @Test
    void theBrierScoreIsThatOfScikitLearnInEachForm() {
        assertThat(brier(Form.BINARY).value(binary(SCORES, LABELS, ones(12))))
                .isCloseTo(0.2639583333333333, within(1e-12));
        assertThat(brier(Form.BINARY).value(binary(SCORES, LABELS, WEIGHTS)))
                .isCloseTo(0.3171186440677966, within(1e-12));
        assertThat(brier(Form.MEAN).value(binary(SCORES, LABELS, WEIGHTS)))
                .isCloseTo(0.3171186440677966, within(1e-12));
        assertThat(brier(Form.SUM).value(binary(SCORES, LABELS, WEIGHTS)))
                .isCloseTo(2 * 0.3171186440677966, within(1e-12));
        assertThat(brier(Form.SUM).value(of(THREE_CLASSES, THREE_LABELS, THREE_WEIGHTS)))
                .isCloseTo(0.489, within(1e-12));
    }

    @Test
    void theWorstBrierScoreIsTwoSummedAndOneOtherwise() {
        Predictions wrong = binary(new double[] {0, 1}, new int[] {1, 0}, ones(2));
        assertThat(brier(Form.SUM).value(wrong)).isEqualTo(2);
        assertThat(brier(Form.MEAN).value(wrong)).isEqualTo(1);
        assertThat(brier(Form.BINARY).value(wrong)).isEqualTo(1);
    }

    /** numpy 2: {@code digitize(confidence, edges, right=True)}, then equation 3 of Guo et al. 2017. */
    @Test
    void theCalibrationErrorIsThatOfItsFormulaInNumpy() {
        Predictions three = of(THREE_CLASSES, THREE_LABELS, THREE_WEIGHTS);
        assertThat(ece(7, Strategy.EQUAL_WIDTH).value(three)).isCloseTo(0.252, within(1e-12));
        assertThat(ece(11, Strategy.EQUAL_WIDTH).value(three)).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void anEmptyBinCountsNothing() {
        // Bins of a tenth: 0.95 twice (one right), 0.65 once (right): (|1 - 1.9| + |1 - 0.65|) / 3.
        Predictions few = binary(new double[] {.95, .95, .65}, new int[] {1, 0, 1}, ones(3));
        assertThat(ece(10, Strategy.EQUAL_WIDTH).value(few)).isCloseTo((.9 + .35) / 3, within(1e-12));
    }

    @Test
    void aConfidenceOfOneIsInTheLastBin() {
        Predictions sure = binary(new double[] {1, 1, 1, 0}, new int[] {1, 1, 0, 0}, ones(4));
        assertThat(ece(15, Strategy.EQUAL_WIDTH).value(sure)).isCloseTo(.25, within(1e-12));
        assertThat(ece(15, Strategy.EQUAL_MASS).value(sure)).isCloseTo(.25, within(1e-12));
    }

    @Test
    void aConfidenceOnABorderBelongsToTheBinBelow() {
        // 0.6 = 9/15 and 0.62 lie on the two sides of a border: right at 0.6, wrong at 0.62.
        Predictions border = binary(new double[] {.6, .62}, new int[] {1, 0}, ones(2));
        assertThat(ece(15, Strategy.EQUAL_WIDTH).value(border)).isCloseTo((.4 + .62) / 2, within(1e-12));
        Predictions together = binary(new double[] {.61, .62}, new int[] {1, 0}, ones(2));
        assertThat(ece(15, Strategy.EQUAL_WIDTH).value(together)).isCloseTo(.23 / 2, within(1e-12));
    }

    @Test
    void everyBorderOfEveryNumberOfBinsBelongsToTheBinBelow() {
        for (int bins = 1; bins <= 100; bins++) {
            for (int border = 1; border <= bins; border++) {
                Confidence[] row = {new Confidence((double) border / bins, true, 1)};
                assertThat(Bins.equalWidth(row, bins)[0]).isEqualTo(border - 1);
            }
        }
        assertThat(Bins.equalWidth(new Confidence[] {new Confidence(0, false, 1)}, 15)[0])
                .isZero();
    }

    @Test
    void binsOfEqualMassHoldEqualNumbersOfRows() {
        Confidence[] rows = IntStream.range(0, 12)
                .mapToObj(row -> new Confidence(.5 + row / 100.0, true, 1))
                .toArray(Confidence[]::new);
        assertThat(Bins.equalMass(rows, 4)).containsExactly(0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3);
    }

    @Test
    void equalConfidencesShareABinOfEqualMass() {
        Confidence[] rows = IntStream.range(0, 6)
                .mapToObj(row -> new Confidence(row < 4 ? .6 : .9, true, 1))
                .toArray(Confidence[]::new);
        assertThat(Bins.equalMass(rows, 3)).containsExactly(1, 1, 1, 1, 2, 2);
    }

    @Test
    void moreBinsThanRowsStillGiveAFigure() {
        Predictions few = binary(new double[] {.9, .8}, new int[] {1, 0}, ones(2));
        assertThat(ece(1000, Strategy.EQUAL_MASS).value(few)).isCloseTo((.1 + .8) / 2, within(1e-12));
    }

    @Test
    void aRowOfWeightTwoIsARowGivenTwice() {
        Predictions weighted = of(THREE_CLASSES, THREE_LABELS, new double[] {1, 1, 2, 1, 1, 1, 1, 2, 1, 1});
        Predictions doubled =
                of(THREE_CLASSES, THREE_LABELS, ones(10)).select(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 7});
        for (Metric metric : List.of(
                new NegativeLogLikelihood(),
                brier(Form.SUM),
                ece(15, Strategy.EQUAL_WIDTH),
                ece(4, Strategy.EQUAL_MASS))) {
            assertThat(metric.value(weighted)).isCloseTo(metric.value(doubled), within(1e-12));
        }
    }

    @Test
    void withoutRowsNothingIsDefined() {
        Predictions none = binary(new double[0], new int[0], new double[0]);
        for (Metric metric : List.of(
                new NegativeLogLikelihood(),
                brier(Form.SUM),
                ece(15, Strategy.EQUAL_WIDTH),
                ece(5, Strategy.EQUAL_MASS))) {
            assertThat(metric.value(none)).isNaN();
        }
    }

    @Test
    void theDefinitionNamesBinsAndRule() {
        assertThat(ece(15, Strategy.EQUAL_WIDTH).definition()).contains("15 bins of equal width", "(lo, hi]");
        assertThat(ece(7, Strategy.EQUAL_MASS).definition()).contains("7 bins of equal weight");
        assertThat(brier(Form.SUM).definition()).contains("summed");
    }
}
