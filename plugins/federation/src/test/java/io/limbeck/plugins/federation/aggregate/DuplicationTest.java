package io.limbeck.plugins.federation.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.limbeck.plugins.federation.Shipped;
import io.limbeck.spi.federation.AggregationStrategy;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.ServerState;
import io.limbeck.testkit.SeededUpdates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A client that stands twice in a round, against one with twice the rows; and all clients twice. */
final class DuplicationTest {

    private static final int CLIENTS = 9;
    private static final int PARAMETERS = 4;

    private static final Set<String> BY_ROWS = Set.of(
            "federation/fedavg",
            "federation/fedavgm",
            "federation/fedadagrad",
            "federation/fedadam",
            "federation/fedyogi",
            "federation/fedprox",
            "federation/fednova");

    /** Means of all kinds, for which only shares count. */
    private static final Set<String> BY_SHARES = Set.of(
            "federation/fedavg",
            "federation/fedavgm",
            "federation/fedadagrad",
            "federation/fedadam",
            "federation/fedyogi",
            "federation/fedprox",
            "federation/fednova",
            "federation/q-fedavg",
            "federation/median",
            "federation/geometric-median",
            "federation/centered-clipping");

    @TestFactory
    Stream<DynamicTest> aClientTwiceIsAClientWithTwiceTheRows() {
        return BY_ROWS.stream()
                .sorted()
                .map(id -> dynamicTest(id, () -> {
                    List<ClientUpdate> updates = SeededUpdates.round(3, CLIENTS, PARAMETERS, 1);
                    ClientUpdate one = updates.get(4);
                    List<ClientUpdate> twice = new ArrayList<>(updates);
                    twice.add(one);
                    List<ClientUpdate> doubled = new ArrayList<>(updates);
                    doubled.set(4, new ClientUpdate(4, 2 * one.rows(), one.steps(), one.change()));
                    assertThat(after(id, twice)).containsExactly(after(id, doubled), within(1e-12));
                }));
    }

    @TestFactory
    Stream<DynamicTest> allClientsTwiceIsAllClientsOnce() {
        return BY_SHARES.stream()
                .sorted()
                .map(id -> dynamicTest(id, () -> {
                    List<ClientUpdate> updates = SeededUpdates.round(3, CLIENTS, PARAMETERS, 1);
                    List<ClientUpdate> twice = new ArrayList<>(updates);
                    twice.addAll(updates);
                    assertThat(after(id, twice)).containsExactly(after(id, updates), within(1e-8));
                }));
    }

    private static double[] after(String id, List<ClientUpdate> updates) {
        AggregationStrategy strategy = Shipped.make(AggregationStrategy.KIND, id, Map.of());
        ServerState state = strategy.begin(new double[PARAMETERS], CLIENTS);
        return SeededUpdates.after(strategy, state, SeededUpdates.at(0, CLIENTS), updates)
                .weights();
    }
}
