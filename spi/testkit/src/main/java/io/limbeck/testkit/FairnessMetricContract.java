package io.limbeck.testkit;

import static io.limbeck.testkit.MetricContract.cost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.metric.FairnessMetric;
import io.limbeck.spi.metric.FairnessResult;
import io.limbeck.spi.metric.GroupFigure;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.metric.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every fairness metric keeps, whatever it compares. Extend it once per plugin; predictions are of two classes, with
 * groups {@code a}, {@code b} and {@code c}, of which the first is privileged.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class FairnessMetricContract extends KindContract<FairnessMetric, FairnessMetricContract.Behavior> {

    private static final int ROWS = 600;
    private static final List<String> NAMES = List.of("a", "b", "c");

    /** What a fairness metric does unless its author opts out. */
    public enum Behavior {
        /** The order of the rows does not matter. */
        IGNORES_ROW_ORDER,
        /** Another order of the groups' names, with codes to match, changes nothing. */
        IGNORES_GROUP_ORDER,
        /** Rows of unknown group are as though they were not there. */
        LEAVES_UNKNOWN_OUT,
        /** Nothing is fairer than groups of the very same rows. */
        PREFERS_EQUALS,
        /** Every declared group has its part in the figure. */
        COMPARES_GROUPS,
        /** It does not pass where a declared group has no rows. */
        WANTS_EVIDENCE
    }

    /** A contract for fairness metrics. */
    protected FairnessMetricContract() {
        super(FairnessMetric.KIND);
    }

    private static Groups groups(Predictions rows) {
        return new Groups("race", rows.sensitive().get(1).codes(), NAMES, "a");
    }

    private static Predictions rows(long seed) {
        Predictions rows = SeededPredictions.ofClasses(seed, ROWS, 2);
        return rows.with(rows.details().withUnknown(new boolean[ROWS]));
    }

    private static FairnessResult measured(FairnessMetric metric, Predictions rows, Groups groups) {
        return metric.measure(rows, groups, new RandomSource(7));
    }

    @Override
    Object said(Subject<FairnessMetric> subject) {
        return measured(subject.value(), rows(1), groups(rows(1)));
    }

    @TestFactory
    Stream<DynamicTest> theSameRowsGiveTheSameBitsAndAreNotWrittenInto() {
        return each(subject -> Seeds.each(2, seed -> {
            Predictions rows = rows(seed);
            int[] codes = groups(rows).codes().clone();
            FairnessResult once = measured(subject.value(), rows, groups(rows));
            assertThat(measured(subject.value(), rows, groups(rows))).isEqualTo(once);
            assertThat(groups(rows).codes()).containsExactly(codes);
            assertThat(rows.probabilities()).isDeepEqualTo(rows(seed).probabilities());
        }));
    }

    @TestFactory
    Stream<DynamicTest> theEstimateAloneIsThatOfTheMeasurement() {
        return each(subject -> Seeds.each(2, seed -> {
            Predictions rows = rows(seed);
            double measured = measured(subject.value(), rows, groups(rows)).estimate();
            assertThat(Double.compare(subject.value().estimate(rows, groups(rows)), measured))
                    .as("difference to %s", measured)
                    .isZero();
            assertThat(subject.value().definition()).isNotBlank();
        }));
    }

    @TestFactory
    Stream<DynamicTest> theVerdictHasAReasonAndTheIntervalItsEnds() {
        return each(subject -> {
            FairnessResult result = measured(subject.value(), rows(3), groups(rows(3)));
            assertThat(result.reason()).isNotBlank();
            result.interval().ifPresent(interval -> {
                assertThat(interval.low()).isLessThanOrEqualTo(interval.high());
                assertThat(interval.confidence()).isBetween(0.5, 1.0);
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> everyGroupHasItsPart() {
        return each(Behavior.COMPARES_GROUPS, subject -> assertThat(
                        measured(subject.value(), rows(3), groups(rows(3))).groups())
                .extracting(GroupFigure::group)
                .containsAll(NAMES));
    }

    @TestFactory
    Stream<DynamicTest> withoutRowsThereIsNoFigureAndNoPass() {
        return each(subject -> {
            Predictions none = rows(3).select(new int[0]);
            Groups groups = new Groups("race", new int[0], NAMES, "a");
            assertThat(measured(subject.value(), none, groups).verdict()).isNotEqualTo(Verdict.PASS);
            assertThat(subject.value().estimate(none, groups)).isNaN();
        });
    }

    @TestFactory
    Stream<DynamicTest> theOrderOfTheRowsDoesNotMatter() {
        return each(
                Behavior.IGNORES_ROW_ORDER,
                subject -> Seeds.each(2, seed -> {
                    Predictions rows = rows(seed);
                    int[] order = new RandomSource(seed).permutation(ROWS);
                    assertThat(subject.value()
                                    .estimate(rows.select(order), groups(rows).select(order)))
                            .isCloseTo(subject.value().estimate(rows, groups(rows)), within(1e-12));
                }));
    }

    @TestFactory
    Stream<DynamicTest> theOrderOfTheGroupsDoesNotMatter() {
        return each(
                Behavior.IGNORES_GROUP_ORDER,
                subject -> Seeds.each(2, seed -> {
                    Predictions rows = rows(seed);
                    int[] codes = Arrays.stream(groups(rows).codes())
                            .map(code -> 2 - code)
                            .toArray();
                    Groups turned = new Groups("race", codes, List.of("c", "b", "a"), "a");
                    assertThat(subject.value().estimate(rows, turned))
                            .isCloseTo(subject.value().estimate(rows, groups(rows)), within(1e-12));
                }));
    }

    @TestFactory
    Stream<DynamicTest> rowsOfUnknownGroupAreLeftOut() {
        return each(
                Behavior.LEAVES_UNKNOWN_OUT,
                subject -> Seeds.each(2, seed -> {
                    Predictions rows = rows(seed);
                    int[] codes = groups(rows).codes().clone();
                    Arrays.fill(codes, 0, 100, -1);
                    int[] known = IntStream.range(100, ROWS).toArray();
                    assertThat(subject.value().estimate(rows, new Groups("race", codes, NAMES, "a")))
                            .isCloseTo(
                                    subject.value()
                                            .estimate(
                                                    rows.select(known),
                                                    groups(rows).select(known)),
                                    within(1e-12));
                }));
    }

    @TestFactory
    Stream<DynamicTest> nothingIsFairerThanGroupsOfTheSameRows() {
        return each(
                Behavior.PREFERS_EQUALS,
                subject -> Seeds.each(2, seed -> {
                    Predictions rows = rows(seed);
                    int[] thrice = IntStream.range(0, 3 * ROWS).map(i -> i / 3).toArray();
                    int[] codes = IntStream.range(0, 3 * ROWS).map(i -> i % 3).toArray();
                    double equal = subject.value().estimate(rows.select(thrice), new Groups("race", codes, NAMES, "a"));
                    double usual = subject.value().estimate(rows, groups(rows));
                    double gain = cost(subject.value().better(), usual)
                            - cost(subject.value().better(), equal);
                    assertThat(gain)
                            .as("equal groups %s, others %s", equal, usual)
                            .isGreaterThanOrEqualTo(-1e-12);
                }));
    }

    @TestFactory
    Stream<DynamicTest> whereADeclaredGroupHasNoRowsItDoesNotPass() {
        return each(Behavior.WANTS_EVIDENCE, subject -> {
            Predictions rows = SeededPredictions.perfect(rows(5));
            int[] codes =
                    Arrays.stream(groups(rows).codes()).map(code -> code % 2).toArray();
            assertThat(measured(subject.value(), rows, new Groups("race", codes, NAMES, "a"))
                            .verdict())
                    .isNotEqualTo(Verdict.PASS);
        });
    }
}
