package io.limbeck.plugins.federation.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.federation.Shipped;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.UpdateFilter;
import io.limbeck.spi.federation.UpdateFilter.Filtered;
import io.limbeck.testkit.SeededUpdates;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class CompressionTest {

    private static UpdateFilter filter(String id, Map<String, ?> settings) {
        return Shipped.make(UpdateFilter.KIND, "federation/" + id, settings);
    }

    private static Filtered apply(UpdateFilter filter, double[] change, Map<String, double[]> memory, int round) {
        return filter.apply(List.of(new ClientUpdate(0, 1, 1, change)), memory, SeededUpdates.at(round, 1));
    }

    @Test
    void theLargestEntriesAreSentAndOfTiesTheFirst() {
        double[] change = {1, -5, 2, 2, 0, -2};
        assertThat(apply(filter("top-k", Map.of("share", 0.5)), change, Map.of(), 0)
                        .updates()
                        .get(0)
                        .change())
                .containsExactly(0, -5, 2, 2, 0, 0);
        assertThat(filter("top-k", Map.of("share", 0.01)).bytes(4000, 1000)).isEqualTo(80);
        assertThat(filter("top-k", Map.of("share", 1.0)).bytes(4000, 1000)).isEqualTo(4000);
    }

    @Test
    void withErrorFeedbackNothingIsLostInTheLongRun() {
        UpdateFilter filter = filter("top-k", Map.of("share", 0.2, "errorFeedback", true));
        double[] change = {0.5, 1, 0.25, 0.125, 2};
        Map<String, double[]> memory = Map.of();
        double[] sum = new double[5];
        for (int round = 0; round < 200; round++) {
            Filtered filtered = apply(filter, change, memory, round);
            memory = filtered.memory();
            double[] sent = filtered.updates().get(0).change();
            assertThat(Arrays.stream(sent).filter(entry -> entry != 0).count()).isEqualTo(1);
            Arrays.setAll(sum, i -> sum[i] + sent[i]);
        }
        for (int i = 0; i < 5; i++) {
            assertThat(sum[i] / 200).isCloseTo(change[i], within(0.05));
        }
    }

    /** Rounding by chance: the mean of 4,000 rounds is the number, to a few hundredths of a step. */
    @Test
    void quantizedUpdatesAreRightOnAverage() {
        UpdateFilter filter = filter("quantize", Map.of("bits", 2, "range", 1));
        double[] change = {-1, -0.5, 0, 0.21, 0.9, 1, 3};
        double[] mean = new double[change.length];
        for (int round = 0; round < 4000; round++) {
            double[] sent =
                    apply(filter, change, Map.of(), round).updates().get(0).change();
            Arrays.setAll(mean, i -> mean[i] + sent[i] / 4000);
            for (double entry : sent) {
                assertThat(DoubleStream.of(-1, -1.0 / 3, 1.0 / 3, 1).anyMatch(step -> Math.abs(step - entry) < 1e-12))
                        .isTrue();
            }
        }
        assertThat(mean).containsExactly(new double[] {-1, -0.5, 0, 0.21, 0.9, 1, 1}, within(0.03));
        assertThat(filter.bytes(4000, 1000)).isEqualTo(254);
    }

    @Test
    void withoutARangeTheLargestEntryIsIt() {
        double[] change = SeededUpdates.vector(new RandomSource(3), 50, 7);
        double[] sent = apply(filter("quantize", Map.of("bits", 16)), change, Map.of(), 0)
                .updates()
                .get(0)
                .change();
        assertThat(sent).containsExactly(change, within(1e-3));
    }
}
