package io.limbeck.plugins.interpretability.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.data.Targets;
import io.limbeck.spi.metric.PredictionDetails;
import io.limbeck.spi.metric.Predictions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MeanDistanceTest {

    private static Predictions rows(Optional<double[][]> teacher) {
        double[][] said = {{1, 1}, {5, 2}};
        return new Predictions(said, new int[2], new double[] {3, 1}, List.of(), -1, List.of(), teacher)
                .with(PredictionDetails.NONE.withTargets(new Targets("cost", "", new double[] {100, 200})));
    }

    /** Distances 1 and 3 with weights 3 and 1: √((3 · 1 + 9) / 4). The truth and the deviations do not count. */
    @Test
    void itComparesMeansWithTheTeachersByWeight() {
        Predictions taught = rows(Optional.of(new double[][] {{2, 9}, {2, 9}}));
        assertThat(new MeanDistance().value(taught)).isCloseTo(Math.sqrt(3), within(1e-15));
        assertThat(new MeanDistance().appliesTo(taught)).isTrue();
        assertThat(new MeanDistance().appliesTo(rows(Optional.empty()))).isFalse();
    }
}
