package io.limbeck.plugins.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.data.SyntheticDevicesSource.Settings;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SyntheticDevicesSourceTest {

    private static Settings settings(double alpha, double beta) {
        return new Settings(30, alpha, beta, Optional.of(3000), 1, List.of("device"));
    }

    private static Table rows(double alpha, double beta) {
        return new SyntheticDevicesSource(settings(alpha, beta)).read();
    }

    private static double[] values(Table rows, int device, int feature) {
        float[] all = ((Column.Block) rows.columns().get(0)).values();
        int[] codes = rows.groups("device").codes();
        double[] values = new double[rows.rows()];
        int found = 0;
        for (int row = 0; row < rows.rows(); row++) {
            if (codes[row] == device) {
                values[found++] = all[row * 60 + feature];
            }
        }
        return Arrays.copyOf(values, found);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1);
    }

    @Test
    void everyDeviceHasFiftyRowsOrMoreAndAsManyAsItsDrawSays() {
        Table rows = rows(1, 1);
        int[] counts = rows.groups("device").counts();
        assertThat(counts).hasSize(30);
        assertThat(Arrays.stream(counts).min().orElseThrow()).isGreaterThanOrEqualTo(50);
        assertThat(Arrays.stream(counts).max().orElseThrow()).isLessThanOrEqualTo(3000);
        // Half of the draws of exp(4 + 2 N(0, 1)) are above exp 4.
        assertThat(Arrays.stream(counts)
                        .filter(count -> count > 50 + Math.exp(4))
                        .count())
                .isBetween(8L, 22L);
    }

    /** Σⱼⱼ = j^−1.2, j from 1, within four standard errors of a variance. */
    @Test
    void featuresVaryWithinADeviceAsTheCovarianceSays() {
        Table rows = rows(1, 1);
        int[] counts = rows.groups("device").counts();
        int largest = 0;
        for (int k = 1; k < counts.length; k++) {
            largest = counts[k] > counts[largest] ? k : largest;
        }
        for (int feature : new int[] {0, 9, 59}) {
            double expected = Math.pow(feature + 1, -1.2);
            assertThat(variance(values(rows, largest, feature)))
                    .isCloseTo(expected, within(4 * expected * Math.sqrt(2.0 / counts[largest])));
        }
    }

    /** Means of devices over features have the variance β + 1/60. */
    @Test
    void devicesAreAsFarApartAsBetaSays() {
        assertThat(spread(rows(0, 0))).isLessThan(0.1);
        assertThat(spread(rows(0, 4))).isBetween(1.5, 8.0);
    }

    private static double spread(Table rows) {
        double[] means = new double[30];
        for (int k = 0; k < 30; k++) {
            for (int j = 0; j < 60; j++) {
                means[k] += mean(values(rows, k, j)) / 60;
            }
        }
        return variance(means);
    }

    @Test
    void anotherPopulationIsAnotherAndTheSameIsTheSame() {
        Table first = rows(1, 1);
        assertThat(rows(1, 1).labels()).isEqualTo(first.labels());
        assertThat(new SyntheticDevicesSource(new Settings(30, 1, 1, Optional.of(3000), 2, List.of("device")))
                        .read()
                        .labels())
                .isNotEqualTo(first.labels());
    }

    @Test
    void anAttributeThatIsNotThereIsAProblem() {
        assertThat(SyntheticDevicesSource.ports(
                                new Settings(30, 1, 1, Optional.empty(), 1, List.of("sex")), PortSpecs.NONE)
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.where()).isEqualTo("sensitive[0]");
                    assertThat(problem.message()).isEqualTo("there is no attribute 'sex'");
                });
    }
}
