package io.limbeck.scorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps of a preparation, by hand. */
class PreparationTest {

    /** Landmarks 0, 2, 2, 4, 10 stand at 0, 1/4, 1/2, 3/4, 1; the tie is put in the middle of its places. */
    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 0", "1, 0.125", "2, 0.375", "3, 0.625", "4, 0.75", "7, 0.875", "10, 1", "11, 1"})
    void aPlaceIsInterpolatedBetweenLandmarks(double value, double expected) {
        NumberStep step = new NumberStep.Place(new double[] {0, 2, 2, 4, 10}, false);
        assertThat(step.apply(value)).isCloseTo(expected, within(1e-12));
    }

    /** Φ⁻¹(0.975) = 1.959963984540054, the quantile everybody knows. */
    @Test
    void aNormalPlaceIsAQuantileOfTheNormalDistribution() {
        double[] landmarks = new double[1001];
        for (int i = 0; i < landmarks.length; i++) {
            landmarks[i] = i;
        }
        NumberStep step = new NumberStep.Place(landmarks, true);
        assertThat(step.apply(975)).isCloseTo(1.959963984540054, within(1e-8));
        assertThat(step.apply(500)).isCloseTo(0, within(1e-12));
        assertThat(step.apply(-5)).isCloseTo(-5.199337582, within(1e-6));
    }

    @Test
    void aSingleLandmarkAndNoneAreNoPlaces() {
        assertThat(new NumberStep.Place(new double[] {3}, false).apply(3)).isEqualTo(0.5);
        assertThat(new NumberStep.Place(new double[] {3}, false).apply(2)).isEqualTo(0.5);
        assertThat(new NumberStep.Place(new double[] {3}, false).apply(4)).isEqualTo(1);
        assertThat(new NumberStep.Place(new double[] {}, true).apply(4)).isEqualTo(4);
    }

    @Test
    void aConstantColumnBecomesZero() {
        assertThat(new NumberStep.Scale(5, 0).apply(7)).isZero();
    }
}
