package io.limbeck.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.metric.Interval;
import io.limbeck.spi.metric.Predictions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of 120 rows all say 0.8; group a (60 rows) is right in 48 of them, b (50) in 25, c has 10 rows, all of them wrong. */
class GroupMetricTest {

    private static Predictions rows() {
        int[] codes = new int[120];
        int[] labels = new int[120];
        double[] ones = new double[120];
        double[][] said = new double[120][];
        Arrays.fill(ones, 1);
        for (int row = 0; row < 120; row++) {
            codes[row] = row < 60 ? 0 : row < 110 ? 1 : 2;
            labels[row] = row < 48 || (row >= 60 && row < 85) ? 1 : 0;
            said[row] = new double[] {0.2, 0.8};
        }
        return new Predictions(
                said,
                labels,
                ones,
                List.of("no", "yes"),
                1,
                List.of(new Groups("g", codes, List.of("a", "b", "c"), "a")),
                Optional.empty());
    }

    private static GroupMetric figure(boolean intervals, String metric, String group) {
        return new Evaluator(List.of(PlainMetrics.accuracy(), PlainMetrics.calibration()), List.of())
                .evaluate(rows(), Optional.empty(), Map.of(), intervals, new RandomSource(1)).groupMetrics().stream()
                        .filter(one ->
                                one.metric().equals(metric) && one.group().equals(group))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void everyMetricIsMeasuredOverTheRowsOfEachGroup() {
        assertThat(figure(false, "quality/accuracy", "a").value()).isEqualTo(0.8);
        assertThat(figure(false, "quality/accuracy", "b").value()).isEqualTo(0.5);
        assertThat(figure(false, "uncertainty/ece", "a").value()).isCloseTo(0, within(1e-12));
        assertThat(figure(false, "uncertainty/ece", "b").value()).isCloseTo(0.3, within(1e-12));
        assertThat(figure(false, "quality/accuracy", "a").interval()).isEmpty();
    }

    /** The normal interval of 25 of 50 is 0.5 ± 1.96·√(0.25/50) = 0.5 ± 0.139. */
    @Test
    void aSingleRepetitionHasIntervalsOverTheGroupsRows() {
        Interval interval = figure(true, "quality/accuracy", "b").interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(0.361, within(0.03));
        assertThat(interval.high()).isCloseTo(0.639, within(0.03));
    }

    /** The ten rows of c, with an error of 0.8, are too few to count. */
    @Test
    void calibrationIsComparedBetweenGroupsOfEnoughRows() {
        GroupMetric gap = figure(true, "calibrationGap", "");
        assertThat(gap.value()).isCloseTo(0.3, within(1e-12));
        assertThat(gap.interval().orElseThrow().high()).isBetween(0.3, 0.5);
    }
}
