package io.limbeck.plugins.fairness.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.limbeck.plugins.fairness.statistics.Rate;
import io.limbeck.spi.ComponentId;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.metric.FairnessMetric;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every metric keeps, on random rows. */
class PropertiesTest {

    private static final int TRIALS = 20;

    /** Signed by default, so that the names of groups matter. */
    private static final Set<String> SIGNED = Set.of("disparate-impact", "average-odds", "average-predictive-value");

    /** They count the pairs or sizes of groups, so that splitting a group changes them. */
    private static final Set<String> SENSITIVE_TO_SPLITS =
            Set.of("z-test", "z-test-ratio", "cohen-d", "differential-fairness", "conditional-demographic-disparity");

    private static Stream<String> ids() {
        return FairnessMetrics.components().stream()
                .map(component -> component.id())
                .map(ComponentId::name);
    }

    private static FairnessMetric metric(String id) {
        Map<String, ?> settings = id.equals("rate-gap") ? Map.of("rate", Rate.FALSE_DISCOVERY_RATE) : Map.of();
        return Rows.metric(id, settings);
    }

    private static Rows rows(String id, int trial) {
        RandomSource random = Rows.RANDOM.child(id).child(trial);
        return Rows.drawn(random, 300, new double[] {0.3, 0.5, 0.65}, 0.4);
    }

    private static void same(double actual, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(actual).isNaN();
        } else {
            assertThat(actual).isEqualTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
        }
    }

    @TestFactory
    Stream<DynamicTest> theOrderOfRowsDoesNotMatter() {
        return ids().map(id -> dynamicTest(id, () -> {
            for (int trial = 0; trial < TRIALS; trial++) {
                Rows rows = rows(id, trial);
                Rows shuffled = rows.selected(Rows.RANDOM.child(trial).permutation(rows.group().length));
                same(shuffled.estimate(metric(id)), rows.estimate(metric(id)));
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> unsignedMetricsDoNotCareWhatGroupsAreCalled() {
        return ids().filter(id -> !SIGNED.contains(id))
                .map(id -> dynamicTest(id, () -> {
                    for (int trial = 0; trial < TRIALS; trial++) {
                        Rows rows = rows(id, trial);
                        int[] renamed = Arrays.stream(rows.group())
                                .map(group -> (group + 1) % 3)
                                .toArray();
                        same(rows.grouped(renamed, rows.names()).estimate(metric(id)), rows.estimate(metric(id)));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> aRowOfWeightTwoIsTwoRows() {
        return ids().map(id -> dynamicTest(id, () -> {
            for (int trial = 0; trial < TRIALS; trial++) {
                Rows rows = rows(id, trial);
                int size = rows.group().length;
                RandomSource coin = Rows.RANDOM.child("twice").child(trial);
                double[] weights = IntStream.range(0, size)
                        .mapToDouble(row -> 1 + coin.below(row, 2))
                        .toArray();
                int[] repeated = IntStream.range(0, size)
                        .flatMap(row -> IntStream.range(0, (int) weights[row]).map(times -> row))
                        .toArray();
                same(
                        rows.weighted(weights).estimate(metric(id)),
                        rows.selected(repeated).estimate(metric(id)));
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> aGroupSplitIntoTwoEqualHalvesChangesNothing() {
        return ids().filter(id -> !SENSITIVE_TO_SPLITS.contains(id))
                .map(id -> dynamicTest(id, () -> {
                    for (int trial = 0; trial < TRIALS; trial++) {
                        Rows rows = rows(id, trial);
                        int size = rows.group().length;
                        int[] twice =
                                IntStream.range(0, 2 * size).map(i -> i % size).toArray();
                        Rows doubled = rows.selected(twice);
                        int[] split = IntStream.range(0, 2 * size)
                                .map(i -> doubled.group()[i] == 0 && i >= size ? 3 : doubled.group()[i])
                                .toArray();
                        List<String> names = List.of("first half", "b", "privileged", "second half");
                        Rows halves = doubled.grouped(split, names);
                        double whole = doubled.grouped(doubled.group(), names.subList(0, 3))
                                .estimate(metric(id));
                        double parts = metric(id)
                                .estimate(halves.predictions(), new Groups("attribute", split, names, "privileged"));
                        same(parts, whole);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> equalGroupsHaveNoGap() {
        Set<String> noGap = Set.of(
                "generalized-entropy", "theil", "coefficient-of-variation", "worst-group-auc", "worst-group-log-loss");
        return ids().filter(id -> !noGap.contains(id))
                .map(id -> dynamicTest(id, () -> {
                    Rows rows = Rows.counted(new int[] {30, 20, 15, 35}, new int[] {30, 20, 15, 35});
                    double fair = id.equals("p-rule")
                            ? 100
                            : id.endsWith("-ratio") && !id.startsWith("z-") || id.equals("disparate-impact") ? 1 : 0;
                    same(rows.estimate(metric(id)), fair);
                }));
    }

    @TestFactory
    Stream<DynamicTest> theSameSourceGivesTheSameIntervalAndItHoldsTheEstimate() {
        return ids().map(id -> dynamicTest(id, () -> {
            Rows rows = rows(id, 1);
            var first = metric(id).measure(rows.predictions(), rows.groups(), Rows.RANDOM);
            var second = metric(id).measure(rows.predictions(), rows.groups(), Rows.RANDOM);
            assertThat(first).isEqualTo(second);
            assertThat(first.estimate()).isEqualTo(rows.estimate(metric(id)));
            assertThat(first.interval()).isPresent();
            assertThat(first.interval().orElseThrow().low()).isLessThanOrEqualTo(first.estimate());
            assertThat(first.reason()).isNotBlank();
            assertThat(metric(id).definition()).isNotBlank();
        }));
    }
}
