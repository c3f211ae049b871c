package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.federation.Availability;
import io.limbeck.spi.federation.Availability.Presence;
import io.limbeck.spi.federation.Round;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every availability keeps, whoever comes. Extend it once per plugin. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class AvailabilityContract extends KindContract<Availability, AvailabilityContract.Behavior> {

    private static final int CLIENTS = 20;
    private static final int ROUNDS = 12;

    /** What an availability does unless its author opts out. */
    public enum Behavior {
        /** Somebody works in every ten rounds. */
        LETS_SOMEBODY_WORK
    }

    /** A contract for availabilities. */
    protected AvailabilityContract() {
        super(Availability.KIND);
    }

    private static Round round(int number) {
        return new Round(number, ROUNDS, CLIENTS, 0.1, new RandomSource(4).child(number));
    }

    private static List<Presence> presences(Availability availability, boolean backwards) {
        List<Presence> all = new ArrayList<>();
        for (int i = 0; i < ROUNDS * CLIENTS; i++) {
            int at = backwards ? ROUNDS * CLIENTS - 1 - i : i;
            all.add(backwards ? 0 : all.size(), availability.presence(at % CLIENTS, round(at / CLIENTS)));
        }
        return all;
    }

    @Override
    Object said(Subject<Availability> subject) {
        return presences(subject.value(), false);
    }

    @TestFactory
    Stream<DynamicTest> theAnswerDoesNotDependOnWhenItIsAsked() {
        return each(
                subject -> assertThat(presences(subject.value(), true)).isEqualTo(presences(subject.value(), false)));
    }

    @TestFactory
    Stream<DynamicTest> whatFilesSayIsPartOfTheFingerprint() {
        return each(subject -> assertThat(subject.value().fingerprint())
                .isEqualTo(make(subject.component(), subject.settings()).fingerprint()));
    }

    @TestFactory
    Stream<DynamicTest> somebodyWorks() {
        return each(Behavior.LETS_SOMEBODY_WORK, subject -> assertThat(presences(subject.value(), false))
                .anyMatch(presence -> presence.work() > 0));
    }
}
