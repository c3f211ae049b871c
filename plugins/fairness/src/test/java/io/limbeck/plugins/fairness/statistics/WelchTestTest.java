package io.limbeck.plugins.fairness.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.fairness.statistics.WelchTest.Sample;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WelchTestTest {

    private static final double SCIPY = 0.026344048618100573;

    /** Closed forms: for ν = 1 the tail is 1/2 - atan(t)/π, for ν = 2 it is (1 - t/√(2 + t²))/2. */
    @Test
    void theTailIsThatOfStudentsDistribution() {
        for (double t : new double[] {-3, -0.5, 0, 0.1, 1, 4, 30}) {
            assertThat(WelchTest.upperTail(t, 1)).isCloseTo(0.5 - Math.atan(t) / Math.PI, within(1e-13));
            assertThat(WelchTest.upperTail(t, 2)).isCloseTo((1 - t / Math.sqrt(2 + t * t)) / 2, within(1e-13));
        }
        // Tables: t(0.95, 5) = 2.0150484, t(0.975, 30) = 2.0422725.
        assertThat(WelchTest.upperTail(2.01504837, 5)).isCloseTo(0.05, within(1e-9));
        assertThat(WelchTest.upperTail(2.04227246, 30)).isCloseTo(0.025, within(1e-9));
    }

    private static Sample sample(double... values) {
        return new Sample(
                values.length,
                Arrays.stream(values).sum(),
                Arrays.stream(values).map(v -> v * v).sum());
    }

    /** scipy 1.17.1: ttest_ind([3, 4, 5, 9, 8.5], [1, 2, 1.5, 2, 6, 3], equal_var=False, alternative='greater'). */
    @Test
    void aDifferenceOfMeansIsTestedOnOneSide() {
        Sample one = sample(3, 4, 5, 9, 8.5);
        Sample other = sample(1, 2, 1.5, 2, 6, 3);
        assertThat(WelchTest.higher(one, other)).isCloseTo(SCIPY, within(1e-12));
        assertThat(WelchTest.higher(other, one)).isCloseTo(1 - SCIPY, within(1e-12));
    }

    @Test
    void aPartIsTakenOutOfASampleAndConstantsNeedNoTest() {
        assertThat(sample(1, 2, 3).without(sample(2))).isEqualTo(sample(1, 3));
        assertThat(WelchTest.higher(sample(1, 1), sample(0, 0))).isZero();
        assertThat(WelchTest.higher(sample(1, 1), sample(1, 1))).isOne();
        assertThat(WelchTest.higher(sample(1), sample(0, 1))).isNaN();
    }
}
