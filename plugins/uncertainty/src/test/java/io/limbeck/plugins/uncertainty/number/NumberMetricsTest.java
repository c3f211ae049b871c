package io.limbeck.plugins.uncertainty.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.uncertainty.Given;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Targets;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.PredictionDetails;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.model.Gaussian;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NumberMetricsTest {

    private static final double Z95 = 1.6448536269514722;

    /** Rows of mean, standard deviation and truth. */
    private static Predictions rows(double[] weights, double[]... rows) {
        double[][] said =
                Arrays.stream(rows).map(row -> new double[] {row[0], row[1]}).toArray(double[][]::new);
        double[] truth = Arrays.stream(rows).mapToDouble(row -> row[2]).toArray();
        return new Predictions(said, new int[rows.length], weights, List.of(), -1, List.of(), Optional.empty())
                .with(PredictionDetails.NONE.withTargets(new Targets("cost", "", truth)));
    }

    private static Predictions row(double mean, double deviation, double truth) {
        return rows(new double[] {1}, new double[] {mean, deviation, truth});
    }

    /** 2φ(0) - 1/√π. */
    @Test
    void crpsOfAStandardNormalAtItsMeanIsTheClosedForm() {
        Metric crps = ProperScores.crps();
        assertThat(crps.value(row(0, 1, 0)))
                .isCloseTo((Math.sqrt(2) - 1) / Math.sqrt(Math.PI), within(1e-15))
                .isCloseTo(0.2336949772, within(1e-10));
        assertThat(crps.value(row(5, 3, 5))).as("scales with the unit").isCloseTo(3 * 0.2336949772, within(1e-9));
        assertThat(crps.value(row(0, 1e-9, -2)))
                .as("the absolute error of a sure forecast")
                .isCloseTo(2, within(1e-8));
    }

    /** The definition, ∫ (F(x) - [x ≥ y])² dx, summed up by the trapezoid rule on 4·10⁵ points. */
    @Test
    void crpsIsTheIntegralThatDefinesIt() {
        Gaussian said = new Gaussian(1, 2);
        double truth = 3.7;
        double sum = 0;
        double step = 1e-4;
        for (double x = -19 + step / 2; x < 21; x += step) {
            double difference = said.below(x) - (x >= truth ? 1 : 0);
            sum += difference * difference * step;
        }
        assertThat(ProperScores.crps().value(row(1, 2, truth))).isCloseTo(sum, within(1e-4));
    }

    @Test
    void likelihoodIsThatOfTheNormalDensity() {
        assertThat(ProperScores.likelihood().value(row(0, 1, 0))).isCloseTo(0.5 * Math.log(2 * Math.PI), within(1e-15));
        assertThat(ProperScores.likelihood().value(row(2, 3, 8)))
                .isCloseTo(-Math.log(new Gaussian(2, 3).density(8)), within(1e-14));
    }

    @Test
    void coverageCountsTruthsWithinTheInterval() {
        Metric coverage = Intervals.coverage(new Intervals.Coverage(0.9));
        Predictions three = rows(
                new double[] {1, 2, 1}, new double[] {0, 1, Z95 - 1e-9}, new double[] {0, 1, Z95 + 1e-9}, new double[] {
                    0, 2, -2 * Z95 + 1e-9
                });
        assertThat(coverage.value(three)).isEqualTo(0.5);
        assertThat(Intervals.width(new Intervals.Width(0.9)).value(three))
                .isCloseTo(2 * Z95 * (1 + 2 + 2) / 4, within(1e-12));
        assertThat(new CoverageError(new Intervals.Miss(0.9)).value(three)).isCloseTo(0.4, within(1e-15));
        assertThat(coverage.definition()).contains("90 %").contains("0.9");
    }

    /** Width 2·z, and 2/0.1 = 20 times the half unit by which the truth lies outside. */
    @Test
    void theIntervalScoreAddsAPenaltyForATruthOutside() {
        Metric score = Intervals.score(new Intervals.Score(0.9));
        assertThat(score.value(row(0, 1, 0))).isCloseTo(2 * Z95, within(1e-12));
        assertThat(score.value(row(0, 1, -Z95 - 0.5))).isCloseTo(2 * Z95 + 10, within(1e-10));
    }

    @Test
    void pinballOfTheMedianIsHalfOfTheAbsoluteError() {
        assertThat(Pinball.of(new Pinball.Settings(List.of(0.5))).value(row(4, 2, 7)))
                .isCloseTo(1.5, within(1e-12));
        Metric tails = Pinball.of(new Pinball.Settings(List.of(0.05, 0.95)));
        double below = 0.05 * Z95;
        assertThat(tails.value(row(0, 1, 0))).as("both quantiles z away").isCloseTo(below, within(1e-12));
        assertThat(tails.definition()).contains("[0.05, 0.95]");
        assertThatThrownBy(() -> Pinball.of(new Pinball.Settings(List.of(0.5, 1.0))))
                .hasMessageContaining("quantiles[1]: must be between 0 and 1, but is '1.0'");
    }

    /** Twice the mean of pinball losses over all quantiles is the CRPS (Laio, Tamea 2007): 999 of them come close. */
    @Test
    void pinballOverManyQuantilesIsHalfOfTheRankedProbabilityScore() {
        List<Double> shares = java.util.stream.IntStream.range(0, 999)
                .mapToObj(i -> (i + 0.5) / 999)
                .toList();
        Predictions one = row(1, 2, 2.5);
        assertThat(2 * Pinball.of(new Pinball.Settings(shares)).value(one))
                .isCloseTo(ProperScores.crps().value(one), within(1e-4));
    }

    @Test
    void ofAKnownNoiseNinetyPercentIntervalsHoldNinetyPercent() {
        RandomSource chance = new RandomSource(3);
        double[][] rows = new double[20_000][];
        for (int i = 0; i < rows.length; i++) {
            double deviation = 0.5 + chance.child("deviation").uniform(i);
            rows[i] = new double[] {
                i % 7, deviation, i % 7 + deviation * chance.child("noise").normal(i)
            };
        }
        double[] ones = new double[rows.length];
        Arrays.fill(ones, 1);
        double covered = Intervals.coverage(new Intervals.Coverage(0.9)).value(rows(ones, rows));
        assertThat(covered).as("four standard errors are 0.0085").isCloseTo(0.9, within(0.0085));
    }

    @Test
    void theyApplyToNumbersAloneAndNoRowsAreUndefined() {
        Metric crps = ProperScores.crps();
        assertThat(crps.appliesTo(row(0, 1, 0))).isTrue();
        assertThat(crps.appliesTo(Given.weighted())).isFalse();
        assertThat(crps.value(rows(new double[0]))).isNaN();
        assertThatThrownBy(() -> Given.weighted().mean(0)).hasMessageContaining("declare Part.TARGETS");
    }
}
