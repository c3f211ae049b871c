package io.limbeck.plugins.interpretability.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.metric.Interval;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    /** Student's table of the two-sided 5 % points, Abramowitz and Stegun 1964, table 26.10. */
    @Test
    void criticalValuesAreThoseOfTheTable() {
        assertThat(StudentT.critical(1)).isCloseTo(12.706, within(5e-4));
        assertThat(StudentT.critical(2)).isCloseTo(4.303, within(5e-4));
        assertThat(StudentT.critical(9)).isCloseTo(2.262, within(5e-4));
        assertThat(StudentT.critical(30)).isCloseTo(2.042, within(5e-4));
        assertThat(StudentT.critical(120)).isCloseTo(1.980, within(5e-4));
        assertThat(StudentT.critical(5000)).isCloseTo(1.960, within(5e-4));
        assertThat(StudentT.critical(0)).isNaN();
    }

    @Test
    void theIntervalOfThreeNumbersIsWrittenOut() {
        // Mean 2, standard deviation 1, standard error 1/√3, t(2) = 4.3027.
        Interval interval =
                new Sample(new double[] {1, 2, 3, Double.NaN}).interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(2 - 4.3027 / Math.sqrt(3), within(1e-4));
        assertThat(interval.high()).isCloseTo(2 + 4.3027 / Math.sqrt(3), within(1e-4));
        assertThat(new Sample(new double[] {1}).interval()).isEmpty();
        assertThat(new Sample(new double[0]).mean()).isNaN();
    }

    @Test
    void quantilesLieBetweenOrderStatistics() {
        Sample sample = new Sample(new double[] {4, 1, 3, 2});
        assertThat(sample.quantile(.5)).isEqualTo(2.5);
        assertThat(sample.quantile(0)).isEqualTo(1);
        assertThat(sample.quantile(1)).isEqualTo(4);
    }

    @Test
    void tiesShareTheirMeanRank() {
        assertThat(Ranks.of(new double[] {10, 20, 10, 5})).containsExactly(2.5, 4, 2.5, 1);
        assertThat(Ranks.descending(new double[] {1, 3, 3})).containsExactly(1, 2, 0);
    }

    /** Without ties Spearman's is 1 − 6 Σd²/(n(n² − 1)): here d = 1, 1, 0, 0 and 6·2/60 = 0.2. */
    @Test
    void rankCorrelationFollowsSpearmansFormula() {
        assertThat(Ranks.spearman(new double[] {1, 2, 3, 4}, new double[] {20, 10, 30, 400}))
                .isCloseTo(.8, within(1e-12));
        assertThat(Ranks.spearman(new double[] {1, 2}, new double[] {5, 5})).isNaN();
    }

    /** Cohen 1960, table 1's kind of case: both say yes 20, no 15, differ 5 and 10; κ = (0.7 − 0.5)/0.5 = 0.4. */
    @Test
    void kappaTakesChanceOffAgreement() {
        int[] left = new int[50];
        int[] right = new int[50];
        for (int i = 0; i < 50; i++) {
            left[i] = i < 25 ? 1 : 0;
            right[i] = i < 20 || i >= 40 ? 1 : 0;
        }
        Agreement agreement = Agreement.of(left, right, 2);
        assertThat(agreement.share()).isCloseTo(.7, within(1e-12));
        assertThat(agreement.kappa()).isCloseTo(.4, within(1e-12));
        assertThat(Agreement.of(new int[3], new int[3], 2).kappa()).isNaN();
    }

    /** Newcombe 1998, table I (method 3): 81 of 263 gives 0.2553 to 0.3662, 0 of 20 gives 0 to 0.1611. */
    @Test
    void wilsonsIntervalIsThePublishedOne() {
        Interval interval = new Agreement(81.0 / 263, 0, 263).interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(.2553, within(5e-5));
        assertThat(interval.high()).isCloseTo(.3662, within(5e-5));
        assertThat(new Agreement(0, 0, 20).interval().orElseThrow().high()).isCloseTo(.1611, within(5e-5));
    }
}
