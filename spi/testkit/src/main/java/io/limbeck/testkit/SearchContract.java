package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.Component;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.search.Dimension;
import io.limbeck.spi.search.Measurement;
import io.limbeck.spi.search.Point;
import io.limbeck.spi.search.Proposal;
import io.limbeck.spi.search.Search;
import io.limbeck.spi.search.Study;
import io.limbeck.spi.search.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every search keeps, however it chooses. Extend it once per plugin; the space has a number, a number on a logarithmic
 * scale, a whole number and a choice, and every trial whose number divides by seven fails.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class SearchContract extends KindContract<Search, SearchContract.Behavior> {

    private static final int LIMIT = 30;
    private static final int ROUNDS = 400;
    private static final List<Dimension> SPACE = List.of(
            new Dimension.Interval("rate", 1e-4, 1, true),
            new Dimension.Interval("weight", -2, 3, false),
            new Dimension.Whole("layers", 1, 9, false),
            new Dimension.Choice("activation", 3));

    /** What a search does unless its author opts out. */
    public enum Behavior {
        /** Another seed proposes other points. */
        DRAWS,
        /** It makes as many trials as there may be. */
        USES_THE_LIMIT,
        /** It can weigh two objectives. */
        WEIGHS_TWO_OBJECTIVES
    }

    /** A contract for searches. */
    protected SearchContract() {
        super(Search.KIND);
    }

    /**
     * {@return how many trials there may be}, thirty unless overridden
     *
     * @param component one of the plugin's
     */
    protected int limit(Component<?, ?> component) {
        return LIMIT;
    }

    /** Every proposal of a whole study, in order. */
    private List<Proposal> proposals(Subject<Search> subject, int objectives, long seed) {
        List<Proposal> all = new ArrayList<>();
        List<Trial> trials = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Study study = new Study(SPACE, objectives, limit(subject.component()), trials);
            List<Proposal> next = subject.value().next(study, new RandomSource(seed));
            assertThat(subject.value().next(study, new RandomSource(seed)))
                    .as("what it says when asked again")
                    .isEqualTo(next);
            if (next.isEmpty()) {
                return all;
            }
            all.addAll(next);
            next.forEach(proposal -> tell(trials, proposal, objectives));
        }
        throw new AssertionError("the study is not over after " + ROUNDS + " rounds of proposals");
    }

    private static void tell(List<Trial> trials, Proposal proposal, int objectives) {
        boolean fails = proposal.trial() % 7 == 6;
        List<Measurement> measurements = new ArrayList<>();
        if (proposal.trial() < trials.size()) {
            measurements.addAll(trials.get(proposal.trial()).measurements());
        }
        if (!fails) {
            double cost = Math.abs(proposal.point().at(1) - 1)
                    + Math.abs(Math.log(proposal.point().at(0)) + 3);
            List<Double> costs = new ArrayList<>();
            for (int i = 0; i < objectives; i++) {
                costs.add(i % 2 == 0 ? cost : proposal.point().at(2));
            }
            measurements.add(new Measurement(proposal.budget(), costs));
        }
        Trial trial = new Trial(proposal.trial(), proposal.point(), measurements, fails);
        if (proposal.trial() < trials.size()) {
            trials.set(proposal.trial(), trial);
        } else {
            trials.add(trial);
        }
    }

    @Override
    Object said(Subject<Search> subject) {
        return proposals(subject, 1, 3);
    }

    @TestFactory
    Stream<DynamicTest> everyPointLiesInTheSpace() {
        return each(subject -> Seeds.each(
                2, seed -> assertThat(proposals(subject, 1, seed)).isNotEmpty().allSatisfy(proposal -> {
                    assertThat(proposal.point().coordinates()).hasSameSizeAs(SPACE);
                    for (int i = 0; i < SPACE.size(); i++) {
                        assertThat(SPACE.get(i).contains(proposal.point().at(i)))
                                .as("%s = %s", SPACE.get(i), proposal.point().at(i))
                                .isTrue();
                    }
                })));
    }

    @TestFactory
    Stream<DynamicTest> trialsAreNumberedWithoutGapsAndNotMoreThanThereMayBe() {
        return each(subject -> {
            int next = 0;
            for (Proposal proposal : proposals(subject, 1, 3)) {
                assertThat(proposal.trial()).isBetween(0, next);
                next = Math.max(next, proposal.trial() + 1);
            }
            assertThat(next).isLessThanOrEqualTo(limit(subject.component()));
        });
    }

    @TestFactory
    Stream<DynamicTest> anEarlierTrialGoesOnWhereItLiesWithMoreToSpend() {
        return each(subject -> {
            List<Proposal> all = proposals(subject, 1, 3);
            for (int i = 0; i < all.size(); i++) {
                Proposal now = all.get(i);
                assertThat(now.budget().isPresent())
                        .as("a budget is given where the search declares one")
                        .isEqualTo(subject.value().budget().isPresent());
                for (Proposal before : all.subList(0, i)) {
                    if (before.trial() == now.trial()) {
                        assertThat(now.point()).isEqualTo(before.point());
                        assertThat(now.budget().orElse(0))
                                .isGreaterThan(before.budget().orElse(0));
                    }
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aStudyThatWasStoppedGoesOnAsIfItHadNotBeen() {
        return each(subject -> Seeds.each(2, seed -> {
            List<Proposal> whole = proposals(subject, 1, seed);
            Search anew = make(subject.component(), subject.settings());
            assertThat(proposals(new Subject<>(subject.component(), subject.settings(), anew), 1, seed))
                    .isEqualTo(whole);
        }));
    }

    @TestFactory
    Stream<DynamicTest> anotherSeedProposesOtherPoints() {
        return each(Behavior.DRAWS, subject -> assertThat(
                        proposals(subject, 1, 1).stream().map(Proposal::point).toList())
                .isNotEqualTo(
                        proposals(subject, 1, 2).stream().map(Proposal::point).toList()));
    }

    @TestFactory
    Stream<DynamicTest> allTrialsThatThereMayBeAreMade() {
        return each(Behavior.USES_THE_LIMIT, subject -> assertThat(proposals(subject, 1, 1).stream()
                        .mapToInt(Proposal::trial)
                        .max()
                        .orElse(-1))
                .isEqualTo(limit(subject.component()) - 1));
    }

    @TestFactory
    Stream<DynamicTest> twoObjectivesAreWeighed() {
        return each(Behavior.WEIGHS_TWO_OBJECTIVES, subject -> assertThat(proposals(subject, 2, 1))
                .extracting(Proposal::point)
                .hasSizeGreaterThan(1)
                .allSatisfy(point -> assertThat(((Point) point).coordinates()).hasSameSizeAs(SPACE)));
    }
}
