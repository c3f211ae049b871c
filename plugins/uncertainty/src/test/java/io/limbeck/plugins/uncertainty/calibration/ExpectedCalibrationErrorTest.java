package io.limbeck.plugins.uncertainty.calibration;

import static io.limbeck.plugins.uncertainty.Given.THREE_CLASSES;
import static io.limbeck.plugins.uncertainty.Given.THREE_LABELS;
import static io.limbeck.plugins.uncertainty.Given.binary;
import static io.limbeck.plugins.uncertainty.Given.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExpectedCalibrationErrorTest {

    private static final double[] THREE_WEIGHTS = {1, 1, 2, 1, .5, 1, 1, 3, 1, 1};

    private static Metric ece(int bins, Binning strategy) {
        return new ExpectedCalibrationError(new ExpectedCalibrationError.Settings(bins, strategy));
    }

    /** numpy 2: {@code digitize(confidence, edges, right=True)}, then equation 3 of Guo et al. 2017. */
    @Test
    void theCalibrationErrorIsThatOfItsFormulaInNumpy() {
        Predictions three = of(THREE_CLASSES, THREE_LABELS, THREE_WEIGHTS);
        assertThat(ece(7, Binning.EQUAL_WIDTH).value(three)).isCloseTo(0.252, within(1e-12));
        assertThat(ece(11, Binning.EQUAL_WIDTH).value(three)).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void anEmptyBinCountsNothing() {
        // Bins of a tenth: 0.95 twice (one right), 0.65 once (right): (|1 - 1.9| + |1 - 0.65|) / 3.
        Predictions few = binary(new double[] {.95, .95, .65}, new int[] {1, 0, 1});
        assertThat(ece(10, Binning.EQUAL_WIDTH).value(few)).isCloseTo((.9 + .35) / 3, within(1e-12));
    }

    @Test
    void aConfidenceOfOneIsInTheLastBin() {
        Predictions sure = binary(new double[] {1, 1, 1, 0}, new int[] {1, 1, 0, 0});
        assertThat(ece(15, Binning.EQUAL_WIDTH).value(sure)).isCloseTo(.25, within(1e-12));
        assertThat(ece(15, Binning.EQUAL_MASS).value(sure)).isCloseTo(.25, within(1e-12));
    }

    @Test
    void aConfidenceOnABorderBelongsToTheBinBelow() {
        // 0.6 = 9/15 and 0.62 lie on the two sides of a border: right at 0.6, wrong at 0.62.
        Predictions border = binary(new double[] {.6, .62}, new int[] {1, 0});
        assertThat(ece(15, Binning.EQUAL_WIDTH).value(border)).isCloseTo((.4 + .62) / 2, within(1e-12));
        Predictions together = binary(new double[] {.61, .62}, new int[] {1, 0});
        assertThat(ece(15, Binning.EQUAL_WIDTH).value(together)).isCloseTo(.23 / 2, within(1e-12));
    }

    @Test
    void everyBorderOfEveryNumberOfBinsBelongsToTheBinBelow() {
        for (int bins = 1; bins <= 100; bins++) {
            for (int border = 1; border <= bins; border++) {
                Confidence[] row = {new Confidence((double) border / bins, true, 1)};
                assertThat(Bins.equalWidth(row, bins).of(new int[] {0})[0]).isEqualTo(border - 1);
            }
        }
        assertThat(Bins.equalWidth(new Confidence[] {new Confidence(0, false, 1)}, 15)
                        .of(new int[] {0})[0])
                .isZero();
    }

    @Test
    void binsOfEqualMassHoldEqualNumbersOfRows() {
        Confidence[] rows = IntStream.range(0, 12)
                .mapToObj(row -> new Confidence(.5 + row / 100.0, true, 1))
                .toArray(Confidence[]::new);
        assertThat(Bins.equalMass(rows, 4).of(IntStream.range(0, rows.length).toArray()))
                .containsExactly(0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3);
    }

    @Test
    void equalConfidencesShareABinOfEqualMass() {
        Confidence[] rows = IntStream.range(0, 6)
                .mapToObj(row -> new Confidence(row < 4 ? .6 : .9, true, 1))
                .toArray(Confidence[]::new);
        assertThat(Bins.equalMass(rows, 3).of(IntStream.range(0, rows.length).toArray()))
                .containsExactly(1, 1, 1, 1, 2, 2);
    }

    @Test
    void moreBinsThanRowsStillGiveAFigure() {
        Predictions few = binary(new double[] {.9, .8}, new int[] {1, 0});
        assertThat(ece(1000, Binning.EQUAL_MASS).value(few)).isCloseTo((.1 + .8) / 2, within(1e-12));
    }

    @Test
    void theDefinitionNamesBinsAndRule() {
        assertThat(ece(15, Binning.EQUAL_WIDTH).definition()).contains("15 bins of equal width", "(lo, hi]");
        assertThat(ece(7, Binning.EQUAL_MASS).definition()).contains("7 bins of equal weight");
    }
}
