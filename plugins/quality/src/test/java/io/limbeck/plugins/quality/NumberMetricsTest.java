package io.limbeck.plugins.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.data.Targets;
import io.limbeck.spi.metric.PredictionDetails;
import io.limbeck.spi.metric.Predictions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Errors worked out by hand. */
final class NumberMetricsTest {

    private static Predictions rows(double[] means, double[] truth, double... weights) {
        double[][] said =
                Arrays.stream(means).mapToObj(mean -> new double[] {mean, 1}).toArray(double[][]::new);
        return new Predictions(said, new int[truth.length], weights, List.of(), -1, List.of(), Optional.empty())
                .with(PredictionDetails.NONE.withTargets(new Targets("cost", "", truth)));
    }

    /** Errors 1, -2, 2 with weights 2, 1, 1: squares sum to 10 over 4, sizes to 6 over 4. */
    @Test
    void errorsCountByWeight() {
        Predictions three = rows(new double[] {1, 2, 4}, new double[] {2, 0, 6}, 2, 1, 1);
        assertThat(new RootMeanSquaredError().value(three)).isCloseTo(Math.sqrt(2.5), within(1e-15));
        assertThat(new MeanAbsoluteError().value(three)).isCloseTo(1.5, within(1e-15));
        // The weighted mean is 10/4, the squared distances from it 2 · 0.25 + 6.25 + 12.25 = 19.
        assertThat(new CoefficientOfDetermination().value(three)).isCloseTo(1 - 10.0 / 19, within(1e-15));
    }

    @Test
    void theMeanOfTheTargetsExplainsNothingAndWorseIsNegative() {
        double[] truth = {1, 2, 3};
        assertThat(new CoefficientOfDetermination().value(rows(new double[] {2, 2, 2}, truth, 1, 1, 1)))
                .isZero();
        assertThat(new CoefficientOfDetermination().value(rows(new double[] {3, 2, 1}, truth, 1, 1, 1)))
                .isEqualTo(-3);
    }

    @Test
    void oneRowHasAnErrorButNoVarianceToExplain() {
        Predictions one = rows(new double[] {1}, new double[] {3}, 1);
        assertThat(new RootMeanSquaredError().value(one)).isEqualTo(2);
        assertThat(new CoefficientOfDetermination().value(one)).isNaN();
        assertThat(new MeanAbsoluteError().value(one.select(new int[0]))).isNaN();
    }

    @Test
    void metricsOfClassesAndOfNumbersKeepToTheirOwn() {
        Predictions one = rows(new double[] {1}, new double[] {3}, 1);
        assertThat(new RootMeanSquaredError().appliesTo(one)).isTrue();
        assertThat(new Accuracy().appliesTo(one)).isFalse();
        assertThat(new RootMeanSquaredError().appliesTo(Cases.binary())).isFalse();
        assertThat(new Accuracy().appliesTo(Cases.binary())).isTrue();
    }
}
