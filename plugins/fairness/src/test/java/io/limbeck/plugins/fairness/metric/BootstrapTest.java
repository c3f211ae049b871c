package io.limbeck.plugins.fairness.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.fairness.statistics.Draws;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.metric.Interval;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootstrapTest {

    @ParameterizedTest
    @CsvSource({"demographic-parity, 500, 400", "abcc, 200, 300"})
    void intervalsHoldTheTrueGapAsOftenAsTheySay(String id, int simulations, int rows) {
        double[] selection = {0.35, 0.6};
        // Scores are uniform within [0, 0.5) or [0.5, 1), so both the gap and the area are known.
        double truth = id.equals("abcc") ? 0.25 * 0.5 : 0.25;
        int held = 0;
        for (int simulation = 0; simulation < simulations; simulation++) {
            RandomSource random = Rows.RANDOM.child("coverage").child(simulation);
            Rows drawn = Rows.drawn(random, rows, selection, 0.5);
            Interval interval = Rows.metric(id, Map.of("bootstraps", 400))
                    .measure(drawn.predictions(), drawn.groups(), random.child("bootstrap"))
                    .interval()
                    .orElseThrow();
            held += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
        }
        assertThat(held / (double) simulations).isBetween(0.9, 0.99);
    }

    @Test
    void weightedCountsVaryAsResampledRowsDo() {
        RandomSource random = Rows.RANDOM.child("weighted");
        Rows plain = Rows.drawn(random, 600, new double[] {0.3, 0.6}, 0.5);
        double[] weights = new double[600];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = random.child("weight").uniform(row) * 3;
        }
        Rows rows = plain.weighted(weights);
        Interval fast = Rows.metric("demographic-parity", Map.of("bootstraps", 4000))
                .measure(rows.predictions(), rows.groups(), random)
                .interval()
                .orElseThrow();
        double[] values = new double[4000];
        for (int sample = 0; sample < values.length; sample++) {
            Draws draws = new Draws(random.child("rows").child(sample));
            int[] drawn = new int[600];
            for (int row = 0; row < drawn.length; row++) {
                drawn[row] = draws.below(600);
            }
            values[sample] = rows.selected(drawn).estimate(Rows.metric("demographic-parity", Map.of()));
        }
        Arrays.sort(values);
        assertThat(fast.low()).isEqualTo(Numbers.quantile(values, 0.025), within(0.01));
        assertThat(fast.high()).isEqualTo(Numbers.quantile(values, 0.975), within(0.01));
    }

    @ParameterizedTest
    @CsvSource({"7, 0.3", "40, 0.05", "40, 0.5", "1000, 0.2", "1000, 0.93", "1000000, 0.37"})
    void binomialNumbersHaveTheirMeanAndVariance(long n, double p) {
        Draws draws = new Draws(Rows.RANDOM.child("binomial"));
        int samples = 40_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < samples; i++) {
            double centred = draws.binomial(n, p) - n * p;
            sum += centred;
            squares += centred * centred;
        }
        double variance = n * p * (1 - p);
        assertThat(sum / samples).isEqualTo(0, within(5 * Math.sqrt(variance / samples)));
        assertThat(squares / samples / variance).isEqualTo(1, within(0.05));
    }

    @Test
    void binomialNumbersAreFrequentAsTheirFormulaSays() {
        // n = 30, p = 0.4 is drawn by rejection; the mass function is exact.
        Draws draws = new Draws(Rows.RANDOM.child("mass"));
        int samples = 200_000;
        int[] counts = new int[31];
        for (int i = 0; i < samples; i++) {
            counts[(int) draws.binomial(30, 0.4)]++;
        }
        double mass = Math.pow(0.6, 30);
        double chiSquare = 0;
        for (int k = 0; k <= 30; k++) {
            double expected = samples * mass;
            if (expected > 20) {
                chiSquare += (counts[k] - expected) * (counts[k] - expected) / expected;
            }
            mass *= (30 - k) / (k + 1.0) * 0.4 / 0.6;
        }
        // About 20 cells: the 0.999 quantile of chi-square with 20 degrees of freedom is 45.3.
        assertThat(chiSquare).isLessThan(45.3);
    }

    @Test
    void quantilesLieBetweenOrderStatistics() {
        double[] ascending = {1, 2, 4, 8};
        assertThat(Numbers.quantile(ascending, 0.5)).isEqualTo(3);
        assertThat(Numbers.quantile(ascending, 0)).isEqualTo(1);
        assertThat(Numbers.quantile(ascending, 1)).isEqualTo(8);
    }
}
