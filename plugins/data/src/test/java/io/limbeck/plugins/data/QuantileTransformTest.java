package io.limbeck.plugins.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.data.QuantileTransform.Output;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.testkit.SettingsDefaults;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuantileTransformTest {

    private static double[] places(Map<String, ?> settings, double[] train, double... asked) {
        Table fitted = rows(train);
        Column column = new QuantileTransform(SettingsDefaults.of(QuantileTransform.Settings.class, settings))
                .fit(fitted, new RandomSource(1))
                .apply(rows(asked), Split.TEST)
                .columns()
                .get(0);
        return ((Column.Numeric) column).values();
    }

    private static Table rows(double[] values) {
        int[] labels = IntStream.range(0, values.length).map(i -> i % 2).toArray();
        return Rows.of(labels, labels, new Column.Numeric("x", values));
    }

    @Test
    void valuesBecomeTheirPlacesAndWhatLiesBetweenIsInterpolated() {
        assertThat(places(Map.of(), new double[] {50, 10, 30, 20, 40}, 10, 20, 25, 50, 0, 99))
                .containsExactly(new double[] {0, .25, .375, 1, 0, 1}, within(1e-12));
    }

    /** Among 0 0 0 1 2 the zeros stand at 0, ¼ and ½. */
    @Test
    void aValueThatIsFrequentGetsTheMiddleOfItsPlaces() {
        assertThat(places(Map.of(), new double[] {0, 1, 0, 2, 0}, 0, 1, 2, .5))
                .containsExactly(new double[] {.25, .75, 1, .625}, within(1e-12));
    }

    @Test
    void fewerLandmarksAreQuantiles() {
        double[] values = IntStream.rangeClosed(0, 100).mapToDouble(i -> i * i).toArray();
        // Landmarks at 0, 2500 (the median) and 10000.
        assertThat(places(Map.of("quantiles", 3), values, 1250, 2500, 6250))
                .containsExactly(new double[] {.25, .5, .75}, within(1e-12));
    }

    /** Φ⁻¹(.975) = 1.959964, Φ⁻¹(.01) = −2.326348, Φ⁻¹(1e-7) = −5.199338: tables of the normal distribution. */
    @Test
    void normalPlacesAreQuantilesOfTheNormalDistribution() {
        double[] values = IntStream.rangeClosed(0, 1000).mapToDouble(i -> i).toArray();
        assertThat(places(Map.of("output", Output.NORMAL, "quantiles", 1001), values, 500, 975, 10, 0))
                .containsExactly(new double[] {0, 1.959964, -2.326348, -5.199338}, within(1e-6));
    }

    @Test
    void aColumnOfOneValueIsInTheMiddle() {
        assertThat(places(Map.of(), new double[] {3, 3, 3}, 3, 2, 4)).containsExactly(.5, 0, 1);
    }
}
