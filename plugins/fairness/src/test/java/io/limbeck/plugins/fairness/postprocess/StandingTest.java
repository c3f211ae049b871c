package io.limbeck.plugins.fairness.postprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.fairness.statistics.ThresholdRule.Threshold;
import org.junit.jupiter.api.Test;

/** Numbers in closed form: the scale is two straight lines that meet at the threshold. */
class StandingTest {

    private static double of(double score, boolean above, double threshold) {
        return Standing.of(score, new Threshold(above, threshold));
    }

    @Test
    void theThresholdLiesAtOneHalfAndTheEndsStay() {
        assertThat(of(0.1, true, 0.2)).isCloseTo(0.25, within(1e-12));
        assertThat(of(0.6, true, 0.2)).isCloseTo(0.75, within(1e-12));
        assertThat(of(0, true, 0.2)).isCloseTo(0, within(1e-8));
        assertThat(of(1, true, 0.2)).isCloseTo(1, within(1e-8));
    }

    @Test
    void aThresholdThatReadsDownwardsTurnsTheScaleRound() {
        assertThat(of(0.1, false, 0.2)).isCloseTo(0.75, within(1e-12));
        assertThat(of(0.6, false, 0.2)).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void infiniteThresholdsDecideForOrAgainstEveryScoreAndKeepTheirOrder() {
        assertThat(of(0, true, Double.NEGATIVE_INFINITY)).isGreaterThan(0.5);
        assertThat(of(0.4, true, Double.NEGATIVE_INFINITY)).isCloseTo(0.7, within(1e-12));
        assertThat(of(1, true, Double.POSITIVE_INFINITY)).isLessThan(0.5);
        assertThat(of(0.4, true, Double.POSITIVE_INFINITY)).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void aScoreAtTheThresholdIsNotAboveItEvenInFloats() {
        double logOdds = Standing.logOdds(0.3, new Threshold(true, 0.3));
        assertThat(logOdds).isNegative().isCloseTo(-4e-6, within(1e-8));
        assertThat(Standing.logOdds(Math.nextUp(0.3), new Threshold(true, 0.3))).isPositive();
    }
}
