package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.federation.ClientUpdate;
import io.limbeck.spi.federation.UpdateFilter;
import io.limbeck.spi.federation.UpdateFilter.Filtered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every update filter keeps, whatever it changes. Extend it once per plugin. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class UpdateFilterContract extends KindContract<UpdateFilter, UpdateFilterContract.Behavior> {

    private static final int CLIENTS = 10;
    private static final int PARAMETERS = 33;

    /** What an update filter does unless its author opts out. */
    public enum Behavior {
        /** A round without updates stays one. */
        MAKES_NO_UPDATES_UP
    }

    /** A contract for update filters. */
    protected UpdateFilterContract() {
        super(UpdateFilter.KIND);
    }

    private static List<ClientUpdate> updates(long seed) {
        return SeededUpdates.round(seed, CLIENTS, PARAMETERS, 1).stream()
                .map(update -> new ClientUpdate(update.client(), update.rows(), update.steps(), update.change()))
                .toList();
    }

    private static Filtered filtered(UpdateFilter filter, int rounds) {
        Filtered filtered = new Filtered(List.of(), Map.of());
        for (int round = 0; round < rounds; round++) {
            filtered = filter.apply(updates(round), filtered.memory(), SeededUpdates.at(round, CLIENTS));
        }
        return filtered;
    }

    @Override
    Object said(Subject<UpdateFilter> subject) {
        return filtered(subject.value(), 3);
    }

    @TestFactory
    Stream<DynamicTest> theSameUpdatesGiveTheSameBits() {
        return each(subject -> {
            UpdateFilter filter = subject.value();
            Filtered once = filtered(filter, 3);
            Filtered again = filtered(filter, 3);
            assertThat(again.updates()).hasSameSizeAs(once.updates());
            for (int i = 0; i < once.updates().size(); i++) {
                assertThat(again.updates().get(i).change())
                        .containsExactly(once.updates().get(i).change());
            }
            assertThat(again.memory().keySet()).isEqualTo(once.memory().keySet());
            once.memory().forEach((name, values) -> assertThat(again.memory().get(name))
                    .containsExactly(values));
        });
    }

    @TestFactory
    Stream<DynamicTest> updatesAndMemoryAreNotWrittenInto() {
        return each(subject -> {
            UpdateFilter filter = subject.value();
            Map<String, double[]> memory = filtered(filter, 1).memory();
            Map<String, double[]> before = new LinkedHashMap<>();
            memory.forEach((name, values) -> before.put(name, values.clone()));
            List<ClientUpdate> updates = updates(1);
            filter.apply(updates, memory, SeededUpdates.at(1, CLIENTS));
            for (int i = 0; i < CLIENTS; i++) {
                assertThat(updates.get(i).change())
                        .containsExactly(updates(1).get(i).change());
            }
            before.forEach((name, values) -> assertThat(memory.get(name)).containsExactly(values));
        });
    }

    @TestFactory
    Stream<DynamicTest> asManyUpdatesComeOutOrFewerAndAsLong() {
        return each(subject -> assertThat(filtered(subject.value(), 2).updates())
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(CLIENTS)
                .allSatisfy(update -> assertThat(update.change()).hasSize(PARAMETERS)));
    }

    /** The host hands such a filter one update at a time, and no memory. */
    @TestFactory
    Stream<DynamicTest> aFilterThatLooksAtOneUpdateAtATimeDoesNotNeedTheOthers() {
        return each(subject -> {
            UpdateFilter filter = subject.value();
            if (filter.alone()) {
                Filtered together = filter.apply(updates(4), Map.of(), SeededUpdates.at(4, CLIENTS));
                List<ClientUpdate> apart = new ArrayList<>();
                for (ClientUpdate update : updates(4)) {
                    Filtered one = filter.apply(List.of(update), Map.of(), SeededUpdates.at(4, CLIENTS));
                    assertThat(one.memory()).isEmpty();
                    apart.addAll(one.updates());
                }
                assertThat(apart).hasSameSizeAs(together.updates());
                for (int i = 0; i < apart.size(); i++) {
                    assertThat(apart.get(i).change())
                            .containsExactly(together.updates().get(i).change());
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aRoundWithoutUpdatesStaysOne() {
        return each(Behavior.MAKES_NO_UPDATES_UP, subject -> assertThat(subject.value()
                        .apply(List.of(), Map.of(), SeededUpdates.at(0, CLIENTS))
                        .updates())
                .isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> bytesAndFactsAreNumbers() {
        return each(subject -> {
            UpdateFilter filter = subject.value();
            assertThat(filter.bytes(4L * PARAMETERS, PARAMETERS)).isBetween(1L, 16L * PARAMETERS);
            assertThat(filter.facts(filtered(filter, 3).memory(), 3, 0.5).values())
                    .allMatch(value -> Double.isFinite(value));
        });
    }
}
