package io.limbeck.plugins.federation.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.limbeck.plugins.federation.Shipped;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.federation.AggregationStrategy;
import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.ServerState;
import io.limbeck.testkit.SeededUpdates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** 11 clients, 2 of which send whatever they like: n = 4f + 3, the least that Bulyan takes. */
final class BreakdownTest {

    private static final int CLIENTS = 11;
    private static final int PARAMETERS = 5;
    private static final Map<String, Object> TWO = Map.of("malicious", 2);

    /** Robust strategies with the settings that should hold against two. */
    private static final Map<String, Map<String, ?>> ROBUST = Map.ofEntries(
            Map.entry("federation/median", Map.of()),
            Map.entry("federation/trimmed-mean", TWO),
            Map.entry("federation/mean-around-median", TWO),
            Map.entry("federation/krum", TWO),
            Map.entry("federation/multi-krum", TWO),
            Map.entry("federation/bulyan", TWO),
            Map.entry("federation/geometric-median", Map.of()),
            Map.entry("federation/centered-clipping", Map.of("radius", 1)),
            Map.entry("federation/minimum-diameter-averaging", TWO),
            Map.entry("federation/monna", TWO),
            Map.entry("federation/caf", TWO),
            Map.entry("federation/smea", TWO));

    /** Those that promise to stay near the honest, not within each coordinate's range of theirs. */
    private static final Set<String> NEAR =
            Set.of("federation/geometric-median", "federation/centered-clipping", "federation/caf");

    /** Those whose step has a length of its own, whatever clients send, or that refuse what is too large. */
    private static final Set<String> BOUNDED = Set.of(
            "federation/fedadagrad",
            "federation/fedadam",
            "federation/fedyogi",
            "federation/q-fedavg",
            "federation/secure-fedavg");

    @TestFactory
    Stream<DynamicTest> hugeUpdatesOfTwoClientsDoNotMoveRobustRulesOutOfTheHonestRange() {
        return ROBUST.keySet().stream().sorted().flatMap(id -> Stream.of(1e3, 1e8, 1e15)
                .map(size -> dynamicTest(id + " against " + size, () -> {
                    List<ClientUpdate> updates = updates(size);
                    double[] change = change(id, ROBUST.get(id), updates);
                    for (int i = 0; i < PARAMETERS; i++) {
                        double lowest = Double.POSITIVE_INFINITY;
                        double highest = Double.NEGATIVE_INFINITY;
                        for (ClientUpdate honest : updates.subList(0, CLIENTS - 2)) {
                            lowest = Math.min(lowest, honest.change()[i]);
                            highest = Math.max(highest, honest.change()[i]);
                        }
                        double room = NEAR.contains(id) ? 2 * (highest - lowest) : 1e-9;
                        assertThat(change[i]).isBetween(lowest - room, highest + room);
                    }
                })));
    }

    @TestFactory
    Stream<DynamicTest> theOthersFollowOneHugeUpdate() {
        return Shipped.ids(AggregationStrategy.KIND).stream()
                .filter(id -> !ROBUST.containsKey(id) && !BOUNDED.contains(id))
                .map(id -> dynamicTest(id, () -> {
                    double[] change = change(id, Map.of(), updates(1e8));
                    assertThat(Math.abs(change[0])).isGreaterThan(10);
                }));
    }

    @Test
    void everyRobustStrategyIsTested() {
        assertThat(new TreeSet<>(ROBUST.keySet()))
                .isEqualTo(new TreeSet<>(RobustAggregators.components().stream()
                        .filter(component -> component.kind() == AggregationStrategy.KIND)
                        .map(component -> component.id().toString())
                        .toList()));
    }

    @TestFactory
    Stream<DynamicTest> tooFewUpdatesAreRefusedWithTheNumberThatIsNeeded() {
        return Map.of(
                        "federation/krum", 5,
                        "federation/multi-krum", 5,
                        "federation/bulyan", 7,
                        "federation/mean-around-median", 3,
                        "federation/minimum-diameter-averaging", 3,
                        "federation/monna", 3,
                        "federation/caf", 3,
                        "federation/smea", 3)
                .entrySet()
                .stream()
                .map(entry -> dynamicTest(entry.getKey(), () -> {
                    int needed = entry.getValue();
                    Map<String, ?> one = Map.of("malicious", 1);
                    change(entry.getKey(), one, updates(1).subList(0, needed));
                    assertThatThrownBy(
                                    () -> change(entry.getKey(), one, updates(1).subList(0, needed - 1)))
                            .isInstanceOf(InvalidInputException.class)
                            .hasMessageContaining("which is " + needed + " for f = '1'")
                            .hasMessageContaining("but the round has '" + (needed - 1) + "'")
                            .hasMessageContaining("sample more clients");
                }));
    }

    @Test
    void minimumDiameterAveragingRefusesChoicesThatWouldTakeForEver() {
        List<ClientUpdate> many = SeededUpdates.round(1, 60, PARAMETERS, 1);
        assertThatThrownBy(() -> change("federation/minimum-diameter-averaging", Map.of("malicious", 20), many))
                .hasMessageContaining("more than 200000 for n = '60', f = '20'")
                .hasMessageContaining("'federation/multi-krum'");
    }

    @Test
    void monnaSaysThatTheTrustedClientIsMissing() {
        assertThatThrownBy(() -> change("federation/monna", Map.of("trusted", 11), updates(1)))
                .hasMessageContaining("the trusted client '11' sent no update");
    }

    @Test
    void multiKrumCannotKeepMoreThanThereAre() {
        assertThatThrownBy(() -> change("federation/multi-krum", Map.of("keep", 12), updates(1)))
                .hasMessageContaining("cannot keep '12' of a round's 11 updates");
    }

    /** Fermat's point of a triangle with angles below 120°: all sides are seen at 120°. */
    @Test
    void theGeometricMedianOfThreeIsFermatsPoint() {
        double[][] corners = {{0, 0}, {4, 0}, {1, 3}};
        List<ClientUpdate> updates = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            updates.add(new ClientUpdate(k, 1, 1, corners[k]));
        }
        double[] point = change("federation/geometric-median", Map.of(), updates);
        for (int k = 0; k < 3; k++) {
            double[] a = corners[k];
            double[] b = corners[(k + 1) % 3];
            double inner = (a[0] - point[0]) * (b[0] - point[0]) + (a[1] - point[1]) * (b[1] - point[1]);
            double lengths =
                    Math.hypot(a[0] - point[0], a[1] - point[1]) * Math.hypot(b[0] - point[0], b[1] - point[1]);
            assertThat(inner / lengths).isCloseTo(-0.5, within(1e-8));
        }
    }

    private static List<ClientUpdate> updates(double size) {
        List<ClientUpdate> updates = new ArrayList<>(SeededUpdates.round(7, CLIENTS, PARAMETERS, 1));
        for (int k = CLIENTS - 2; k < CLIENTS; k++) {
            double[] huge = SeededUpdates.vector(new RandomSource(k), PARAMETERS, size);
            huge[0] = size * (k - 7);
            updates.set(k, updates.get(k).withChange(huge));
        }
        return updates;
    }

    private static double[] change(String id, Map<String, ?> settings, List<ClientUpdate> updates) {
        AggregationStrategy strategy = Shipped.make(AggregationStrategy.KIND, id, settings);
        ServerState state = strategy.begin(new double[updates.get(0).change().length], updates.size());
        return SeededUpdates.after(strategy, state, SeededUpdates.at(0, updates.size()), updates)
                .weights();
    }
}
