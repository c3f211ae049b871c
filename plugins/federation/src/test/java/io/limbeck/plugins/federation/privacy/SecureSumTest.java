package io.limbeck.plugins.federation.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.federation.Shipped;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.federation.AggregationStrategy;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.ServerState;
import io.limbeck.testkit.SeededUpdates;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SecureSumTest {

    private static final int LENGTH = 40;

    private static long[] numbers(int client) {
        long[] numbers = new long[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            numbers[i] = new RandomSource(client).bits(i) >> 20;
        }
        return numbers;
    }

    @Test
    void masksCancelExactlyWhoeverAnswers() {
        for (int clients : new int[] {1, 2, 3, 5, 8, 20}) {
            for (int reach : new int[] {1, 3, 10}) {
                for (int missing = 0; missing < Math.min(clients, 4); missing++) {
                    SecureSum secure = new SecureSum(clients, reach, new RandomSource(4));
                    long[] plain = new long[LENGTH];
                    Map<Integer, long[]> answers = new LinkedHashMap<>();
                    for (int client = missing; client < clients; client++) {
                        answers.put(client, secure.masked(client, numbers(client)));
                        for (int i = 0; i < LENGTH; i++) {
                            plain[i] += numbers(client)[i];
                        }
                    }
                    assertThat(secure.sum(answers, LENGTH))
                            .as(clients + " clients, reach " + reach + ", missing " + missing)
                            .containsExactly(plain);
                }
            }
        }
    }

    /** Of 64,000 masked bits half are ones, within five standard deviations. */
    @Test
    void whatAClientSendsLooksLikeChance() {
        SecureSum secure = new SecureSum(6, 2, new RandomSource(4));
        long ones = 0;
        for (long number : secure.masked(2, new long[1000])) {
            ones += Long.bitCount(number);
        }
        assertThat(ones).isBetween(32_000L - 633, 32_000L + 633);
    }

    @Test
    void neighboursAreMutual() {
        SecureSum secure = new SecureSum(9, 2, new RandomSource(4));
        for (int client = 0; client < 9; client++) {
            assertThat(secure.neighbours(client)).hasSize(4).doesNotContain(client);
            for (int other : secure.neighbours(client)) {
                assertThat(secure.neighbours(other)).contains(client);
            }
        }
    }

    private static double[] after(String id, Map<String, ?> settings, List<ClientUpdate> updates) {
        AggregationStrategy strategy = Shipped.make(AggregationStrategy.KIND, id, settings);
        ServerState state = strategy.begin(new double[LENGTH], 10);
        return SeededUpdates.after(strategy, state, SeededUpdates.at(0, 10), updates)
                .weights();
    }

    @Test
    void theResultIsThatOfUnmaskedFixedPointBitForBitInAnyOrder() {
        List<ClientUpdate> updates = SeededUpdates.round(2, 10, LENGTH, 0.3).subList(0, 8);
        List<ClientUpdate> backwards = new ArrayList<>(updates);
        Collections.reverse(backwards);
        FixedPoint point = new FixedPoint(32);
        double[] plain = new double[LENGTH];
        long rows = updates.stream().mapToLong(ClientUpdate::rows).sum();
        for (int i = 0; i < LENGTH; i++) {
            long sum = 0;
            for (ClientUpdate update : updates) {
                sum += point.of(update.rows() * update.change()[i], 10);
            }
            plain[i] = point.value(sum) / rows;
        }
        assertThat(after("federation/secure-fedavg", Map.of(), updates)).containsExactly(plain);
        assertThat(after("federation/secure-fedavg", Map.of(), backwards)).containsExactly(plain);
        assertThat(after("federation/fedavg", Map.of(), updates)).containsExactly(plain, within(1e-10));
    }

    @Test
    void numbersThatDoNotFitAreRefused() {
        List<ClientUpdate> huge = SeededUpdates.round(2, 10, LENGTH, 1e9);
        assertThatThrownBy(() -> after("federation/secure-fedavg", Map.of(), huge))
                .hasMessageContaining("does not fit 64 bits with '32' of them behind the point")
                .hasMessageContaining("clip updates first");
    }

    @Test
    void anUpdateThatComesLateIsLeftOut() {
        List<ClientUpdate> updates = new ArrayList<>(SeededUpdates.round(2, 10, LENGTH, 0.3));
        ClientUpdate first = updates.get(0);
        List<ClientUpdate> without = List.copyOf(updates.subList(1, 10));
        updates.set(0, new ClientUpdate(0, first.rows(), first.steps(), first.change(), new double[0], Double.NaN, 1));
        assertThat(after("federation/secure-fedavg", Map.of(), updates))
                .containsExactly(after("federation/secure-fedavg", Map.of(), without));
    }

    @Test
    void maskedNumbersTakeEightBytesEach() {
        AggregationStrategy strategy = Shipped.make(AggregationStrategy.KIND, "federation/secure-fedavg", Map.of());
        assertThat(strategy.local().bytesUp(4 * LENGTH, LENGTH)).isEqualTo(8 * (LENGTH + 1));
    }
}
