package io.limbeck.plugins.federation.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.federation.Shipped;
import io.limbeck.spi.federation.Availability;
import io.limbeck.spi.federation.Availability.Presence;
import io.limbeck.testkit.SeededUpdates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AvailabilityTest {

    @TempDir
    Path folder;

    private static List<Presence> presences(String id, Map<String, ?> settings) {
        Availability availability = Shipped.make(Availability.KIND, "federation/" + id, settings);
        List<Presence> presences = new ArrayList<>();
        for (int round = 0; round < 100; round++) {
            for (int client = 0; client < 40; client++) {
                Presence presence = availability.presence(client, SeededUpdates.at(round, 40));
                assertThat(availability.presence(client, SeededUpdates.at(round, 40)))
                        .isEqualTo(presence);
                presences.add(presence);
            }
        }
        return presences;
    }

    private static double share(List<Presence> presences, Predicate<Presence> which) {
        return (double) presences.stream().filter(which).count() / presences.size();
    }

    /** 4,000 draws: a share's standard deviation is below 0.008. */
    @Test
    void stragglersDoAnEvenShareOfTheirWorkOrAreDropped() {
        List<Presence> partial = presences("stragglers", Map.of("share", 0.5));
        assertThat(share(partial, p -> p.work() < 1)).isCloseTo(0.5, within(0.04));
        assertThat(partial.stream()
                        .filter(p -> p.work() < 1)
                        .mapToDouble(Presence::work)
                        .average()
                        .orElseThrow())
                .isCloseTo(0.5, within(0.04));
        List<Presence> dropped = presences("stragglers", Map.of("share", 0.9, "slow", "drop"));
        assertThat(share(dropped, Presence.ABSENT::equals)).isCloseTo(0.9, within(0.04));
    }

    @Test
    void clientsDropOutAsOftenAsSaid() {
        assertThat(share(presences("drop-out", Map.of("share", 0.25)), Presence.ABSENT::equals))
                .isCloseTo(0.25, within(0.04));
    }

    @Test
    void lateUpdatesComeOneToTheMostRoundsLate() {
        List<Presence> presences = presences("late", Map.of("share", 0.6, "most", 3));
        for (int late = 1; late <= 3; late++) {
            int rounds = late;
            assertThat(share(presences, p -> p.late() == rounds && p.work() == 1))
                    .isCloseTo(0.2, within(0.04));
        }
        assertThat(share(presences, p -> p.late() > 3)).isZero();
    }

    private Availability trace(String content) throws IOException {
        Files.writeString(folder.resolve("trace.csv"), content);
        return Shipped.make(Availability.KIND, "federation/trace", Map.of("file", "trace.csv"), folder);
    }

    @Test
    void aTraceSaysWhoIsNotSimplyThere() throws IOException {
        Availability trace = trace("client,round,work,late\n3,0,0.5,0\n3,1,0,0\n 4 , 1 , 1 , 2 \n\n");
        assertThat(trace.presence(3, SeededUpdates.at(0, 9))).isEqualTo(new Presence(0.5, 0));
        assertThat(trace.presence(3, SeededUpdates.at(1, 9))).isEqualTo(Presence.ABSENT);
        assertThat(trace.presence(4, SeededUpdates.at(1, 9))).isEqualTo(new Presence(1, 2));
        assertThat(trace.presence(5, SeededUpdates.at(1, 9))).isEqualTo(Presence.WHOLE);
    }

    @Test
    void anotherTraceHasAnotherFingerprint() throws IOException {
        String one = trace("client,round,work,late\n3,0,0.5,0\n").fingerprint();
        assertThat(trace("client,round,work,late\n3,0,0.6,0\n").fingerprint()).isNotEqualTo(one);
    }

    @Test
    void aTraceThatCannotBeReadIsRefusedWithLineAndReason() {
        assertThatThrownBy(() -> trace("client,round\n")).hasMessageContaining("the first line is 'client,round'");
        assertThatThrownBy(() -> trace("client,round,work,late\n1,0,2,0\n"))
                .hasMessageContaining("line 2 is '1,0,2,0'")
                .hasMessageContaining("[0, 1], but is '2.0'");
        assertThatThrownBy(() -> trace("client,round,work,late\n1,0,1\n")).hasMessageContaining("line 2 is '1,0,1'");
        assertThatThrownBy(() -> trace("client,round,work,late\n1,0,1,1\n1,0,1,2\n"))
                .hasMessageContaining("line 3 is '1,0,1,2': the client and round are there twice");
        assertThatThrownBy(
                        () -> Shipped.make(Availability.KIND, "federation/trace", Map.of("file", "none.csv"), folder))
                .hasMessageContaining("none.csv' cannot be read");
    }
}
