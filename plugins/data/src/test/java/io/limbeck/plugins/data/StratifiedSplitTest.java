package io.limbeck.plugins.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.testkit.SettingsDefaults;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StratifiedSplitTest {

    private static final RandomSource RANDOM = new RandomSource(5);

    private static StratifiedSplit.Settings settings(Map<String, ?> values) {
        return SettingsDefaults.of(StratifiedSplit.Settings.class, values);
    }

    private static Map<Split, int[]> split(Table rows, Map<String, ?> values) {
        return new StratifiedSplit(settings(values)).split(rows, List.of(), RANDOM);
    }

    @Test
    void sizesAreExactAndEveryRowIsInOneSplit() {
        for (int n : new int[] {40, 101, 1009}) {
            Table rows = Rows.cells(new int[][] {{n / 2, n / 4}, {n / 7, n - n / 2 - n / 4 - n / 7}});
            for (StratifiedSplit.Stratify stratify : StratifiedSplit.Stratify.values()) {
                Map<Split, int[]> splits = split(rows, Map.of("stratify", stratify));
                int[] sizes = splits.values().stream()
                        .mapToInt(chosen -> chosen.length)
                        .toArray();
                assertThat(sizes).isEqualTo(Apportionment.largestRemainders(n, new double[] {0.5, 0.15, 0.1, 0.25}));
                int[] all = splits.values().stream()
                        .flatMapToInt(Arrays::stream)
                        .sorted()
                        .toArray();
                assertThat(all).isEqualTo(IntStream.range(0, n).toArray());
            }
        }
    }

    /** Hamilton's method by hand: 7 · (0.5, 0.15, 0.1, 0.25) = (3.5, 1.05, 0.7, 1.75). */
    @Test
    void largestRemaindersGetTheRowsThatAreLeft() {
        assertThat(Apportionment.largestRemainders(7, new double[] {0.5, 0.15, 0.1, 0.25}))
                .containsExactly(3, 1, 1, 2);
        assertThat(Apportionment.largestRemainders(10, new double[] {0.3, 0.6, 0.1}))
                .containsExactly(3, 6, 1);
    }

    @Test
    void bothMarginsAreExactAndNoCountIsBelowTheWholePart() {
        RandomSource random = new RandomSource(3);
        for (int trial = 0; trial < 500; trial++) {
            RandomSource draw = random.child(trial);
            int[] sizes = IntStream.range(0, 1 + draw.below(0, 6))
                    .map(i -> draw.below(i + 1, 30))
                    .toArray();
            double[] shares = IntStream.range(0, 1 + draw.below(50, 4))
                    .mapToDouble(i -> 0.01 + draw.uniform(60 + i))
                    .toArray();
            int[][] counts = Apportionment.divide(sizes, shares);
            int total = Arrays.stream(sizes).sum();
            double sum = Arrays.stream(shares).sum();
            int[] columns = new int[shares.length];
            for (int s = 0; s < sizes.length; s++) {
                assertThat(Arrays.stream(counts[s]).sum()).isEqualTo(sizes[s]);
                for (int k = 0; k < shares.length; k++) {
                    columns[k] += counts[s][k];
                    assertThat(counts[s][k]).isGreaterThanOrEqualTo((int) (sizes[s] * shares[k] / sum));
                }
            }
            assertThat(columns).isEqualTo(Apportionment.largestRemainders(total, shares));
        }
    }

    @Test
    void everyClassHasItsShareOfEverySplit() {
        Table rows = Rows.cells(new int[][] {{400, 300}, {200, 100}});
        Map<Split, int[]> splits = split(rows, Map.of("stratify", StratifiedSplit.Stratify.LABEL_AND_GROUPS));
        assertThat(Rows.counts(rows.select(splits.get(Split.TRAIN))))
                .isDeepEqualTo(new int[][] {{200, 150}, {100, 50}});
        assertThat(Rows.counts(rows.select(splits.get(Split.TEST)))).isDeepEqualTo(new int[][] {{100, 75}, {50, 25}});
        Table train = rows.select(split(rows, Map.of()).get(Split.TRAIN));
        assertThat(Arrays.stream(train.labels()).sum()).isEqualTo(150);
    }

    @Test
    void anotherSourceOfChanceGivesAnotherSplitAndTheSameTheSame() {
        Table rows = Rows.cells(new int[][] {{40, 30}, {20, 10}});
        StratifiedSplit splitter = new StratifiedSplit(settings(Map.of()));
        int[] once = splitter.split(rows, List.of(), RANDOM).get(Split.TRAIN);
        assertThat(splitter.split(rows, List.of(), RANDOM).get(Split.TRAIN)).isEqualTo(once);
        assertThat(splitter.split(rows, List.of(), new RandomSource(6)).get(Split.TRAIN))
                .isNotEqualTo(once);
    }

    @Test
    void publishedTestRowsStayAndTheOthersAreDividedInProportion() {
        Table rows = Rows.cells(new int[][] {{50, 50}, {50, 50}});
        List<Split> published = new ArrayList<>(Collections.nCopies(200, Split.TRAIN));
        for (int row = 0; row < 200; row += 4) {
            published.set(row, Split.TEST);
        }
        Map<Split, int[]> splits = new StratifiedSplit(settings(Map.of("published", StratifiedSplit.Published.KEEP)))
                .split(rows, published, RANDOM);
        assertThat(splits.get(Split.TEST)).hasSize(50).satisfies(rowsOf -> assertThat(IntStream.of(rowsOf))
                .allMatch(row -> row % 4 == 0));
        assertThat(splits.get(Split.TRAIN)).hasSize(100);
        assertThat(splits.get(Split.VALIDATION)).hasSize(30);
        assertThat(splits.get(Split.CALIBRATION)).hasSize(20);
    }

    @Test
    void validationAndCalibrationCanBeEmpty() {
        Map<Split, int[]> splits = split(
                Rows.cells(new int[][] {{4, 3}, {2, 3}}),
                Map.of("train", 0.7, "validation", 0.0, "calibration", 0.0, "test", 0.3));
        assertThat(splits.get(Split.VALIDATION)).isEmpty();
        assertThat(splits.get(Split.CALIBRATION)).isEmpty();
        assertThat(splits.get(Split.TRAIN).length).isCloseTo(8, within(1));
    }

    @Test
    void sharesThatDoNotAddUpToOneAreRefused() {
        assertThat(StratifiedSplit.ports(settings(Map.of()), PortSpecs.NONE).problems())
                .isEmpty();
        assertThat(StratifiedSplit.ports(settings(Map.of("train", 0.6)), PortSpecs.NONE)
                        .problems())
                .singleElement()
                .hasToString("train, validation, calibration and test add up to '1.1'\n"
                        + "    let the four shares add up to 1; those left out are 0.5, 0.15, 0.1 and 0.25");
    }

    @Test
    void aGroupOrClassOfOneRowIsRefused() {
        assertRefused(
                new int[][] {{30, 1}, {30, 0}},
                "group 'b' of 'g' has one row: it cannot be both learnt from and measured",
                "merge it with another group");
        assertRefused(new int[][] {{30, 30}, {1, 0}}, "class 'yes' has one row, too few for one to be in");
    }

    private static void assertRefused(int[][] counts, String... parts) {
        assertThatThrownBy(() -> split(Rows.cells(counts), Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void dataWithoutAPublishedSplitCannotKeepIt() {
        assertThatThrownBy(() -> split(
                        Rows.cells(new int[][] {{9, 9}, {9, 9}}), Map.of("published", StratifiedSplit.Published.KEEP)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("write 'published: ignore'");
    }

    /** Forty sequences of three rows, every fourth with one row of the rare class: both strata are divided alike. */
    @Test
    void sequencesStayWholeAndAreDividedByTheirRarestClass() {
        int[] labels = IntStream.range(0, 120).map(row -> row % 12 == 1 ? 1 : 0).toArray();
        Table plain = Rows.of(labels, new int[120], Rows.numbers("x", new double[120]));
        Table rows = new Table(
                plain.columns(),
                labels,
                plain.classes(),
                plain.favourable(),
                List.of(),
                plain.weights(),
                plain.ids(),
                IntStream.range(0, 120).map(row -> row / 3).toArray());
        Map<Split, int[]> splits = split(rows, Map.of("train", .5, "validation", .2, "calibration", .1, "test", .2));
        Map<Split, Integer> rare = Map.of(Split.TRAIN, 5, Split.VALIDATION, 2, Split.CALIBRATION, 1, Split.TEST, 2);
        splits.forEach((split, chosen) -> {
            assertThat(chosen).isSorted();
            for (int i = 0; i < chosen.length; i += 3) {
                assertThat(chosen[i] % 3).isZero();
                assertThat(chosen[i + 2]).isEqualTo(chosen[i] + 2);
            }
            assertThat(chosen).hasSize(12 * rare.get(split));
            assertThat(IntStream.of(chosen).map(row -> labels[row]).sum()).isEqualTo(rare.get(split));
        });
    }
}
