package io.limbeck.plugins.federation.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.federation.Shipped;
import io.limbeck.plugins.federation.vector.Vectors;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.UpdateFilter;
import io.limbeck.spi.federation.UpdateFilter.Filtered;
import io.limbeck.testkit.SeededUpdates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PrivacyTest {

    private static UpdateFilter noise(Map<String, ?> settings) {
        return Shipped.make(UpdateFilter.KIND, "federation/gaussian-noise", settings);
    }

    /** Updates of zeros, so that what comes out is noise. */
    private static List<ClientUpdate> silent(int clients, int parameters) {
        List<ClientUpdate> updates = new ArrayList<>();
        for (int k = 0; k < clients; k++) {
            updates.add(new ClientUpdate(k, 7 + k, 1, new double[parameters]));
        }
        return updates;
    }

    private static double variance(double[] values) {
        return Vectors.dot(values, values) / values.length;
    }

    /** A sample variance of 20,000 normal numbers has a standard deviation of one percent. */
    @Test
    void centralNoiseSumsToThatOfTheSum() {
        Filtered filtered = noise(Map.of("bound", 2, "noiseMultiplier", 1.5))
                .apply(silent(16, 20_000), Map.of(), SeededUpdates.at(0, 16));
        double[] sum = new double[20_000];
        for (ClientUpdate update : filtered.updates()) {
            sum = Vectors.sum(sum, update.change());
        }
        assertThat(variance(sum)).isCloseTo(9, within(0.4));
        assertThat(variance(filtered.updates().get(3).change())).isCloseTo(9.0 / 16, within(0.03));
    }

    @Test
    void localNoiseIsWholeInEveryUpdate() {
        Filtered filtered = noise(Map.of("where", "local", "bound", 2, "noiseMultiplier", 1.5))
                .apply(silent(2, 20_000), Map.of(), SeededUpdates.at(0, 16));
        assertThat(variance(filtered.updates().get(1).change())).isCloseTo(9, within(0.4));
    }

    @Test
    void everyClientCountsAlikeBehindTheNoise() {
        Filtered filtered = noise(Map.of()).apply(silent(3, 2), Map.of(), SeededUpdates.at(0, 3));
        assertThat(filtered.updates()).extracting(ClientUpdate::rows).containsOnly(1L);
    }

    @Test
    void thePrivacySpentIsAmongTheFacts() {
        assertThat(noise(Map.of()).facts(Map.of(), 100, 0.1))
                .containsEntry("epsilon", RenyiAccountant.epsilon(0.1, 1, 100, 1e-5))
                .containsEntry("delta", 1e-5);
        assertThat(noise(Map.of("where", "local", "noiseMultiplier", 8)).facts(Map.of(), 10, 0.1))
                .containsEntry("localEpsilon", RenyiAccountant.epsilon(1, 4, 10, 1e-5))
                .doesNotContainKey("epsilon");
    }

    @Test
    void whatWouldTravelWithoutNoiseIsRefused() {
        List<ClientUpdate> telling = SeededUpdates.round(1, 3, 2, 1);
        assertThatThrownBy(() -> noise(Map.of()).apply(telling, Map.of(), SeededUpdates.at(0, 3)))
                .hasMessageContaining("client '0' sends a control variate or its objective")
                .hasMessageContaining("'federation/fedavg'");
    }

    @Test
    void anAdaptiveBoundThatLeavesNoNoiseIsRefused() {
        assertThatThrownBy(() -> noise(Map.of("adaptive", Map.of("countNoise", 0.4))))
                .hasMessageContaining("but is '0.4'")
                .hasMessageContaining("a twentieth of the clients");
    }

    /** Norms 1 … 9: the median is 5, and there the bound stays. */
    @Test
    void anAdaptiveBoundGoesToTheQuantile() {
        UpdateFilter filter =
                Shipped.make(UpdateFilter.KIND, "federation/clipping", Map.of("bound", 0.1, "adaptive", Map.of()));
        List<ClientUpdate> updates = new ArrayList<>();
        for (int k = 0; k < 9; k++) {
            updates.add(new ClientUpdate(k, 1, 1, new double[] {0, k + 1}));
        }
        Map<String, double[]> memory = Map.of();
        for (int round = 0; round < 200; round++) {
            memory = filter.apply(updates, memory, SeededUpdates.at(round, 9)).memory();
        }
        assertThat(filter.facts(memory, 200, 1).get("clippingBound")).isBetween(4.5, 5.5);
    }

    @Test
    void updatesThatAreTooLongOrNotFiniteCountAsNone() {
        UpdateFilter filter =
                Shipped.make(UpdateFilter.KIND, "federation/zeroing", Map.of("threshold", 5, "norm", "l2"));
        List<ClientUpdate> updates = List.of(
                new ClientUpdate(0, 1, 1, new double[] {3, 4}),
                new ClientUpdate(1, 1, 1, new double[] {3, 4.1}),
                new ClientUpdate(2, 1, 1, new double[] {Double.NaN, 0}));
        List<ClientUpdate> zeroed =
                filter.apply(updates, Map.of(), SeededUpdates.at(0, 3)).updates();
        assertThat(zeroed.get(0).change()).containsExactly(3, 4);
        assertThat(zeroed.get(1).change()).containsExactly(0, 0);
        assertThat(zeroed.get(2).change()).containsExactly(0, 0);
    }
}
