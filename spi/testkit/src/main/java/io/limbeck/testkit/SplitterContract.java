package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Splitter;
import io.limbeck.spi.data.Table;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every splitter keeps, however it divides. Extend it once per plugin. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class SplitterContract extends KindContract<Splitter, SplitterContract.Behavior> {

    private static final int ROWS = 2000;

    /** What a splitter does unless its author opts out. */
    public enum Behavior {
        /** Every row is in a split. */
        PLACES_EVERY_ROW,
        /** Every split has rows, where there are plenty. */
        FILLS_EVERY_SPLIT,
        /** Another seed gives other splits. */
        DRAWS
    }

    /** A contract for splitters. */
    protected SplitterContract() {
        super(Splitter.KIND);
    }

    /**
     * {@return rows to divide}, those of {@link SeededTables#table} unless overridden
     *
     * @param seed another seed gives other rows
     * @param rows how many rows
     */
    protected Table rows(long seed, int rows) {
        return SeededTables.table(seed, rows);
    }

    private Map<Split, int[]> split(Splitter splitter, long seed) {
        return new EnumMap<>(splitter.split(rows(seed, ROWS), List.of(), new RandomSource(seed)));
    }

    @Override
    Object said(Subject<Splitter> subject) {
        return split(subject.value(), 1);
    }

    @TestFactory
    Stream<DynamicTest> noRowIsInTwoSplits() {
        return each(subject -> Seeds.each(3, seed -> {
            int[] all = split(subject.value(), seed).values().stream()
                    .flatMapToInt(Arrays::stream)
                    .toArray();
            assertThat(all).doesNotHaveDuplicates();
            assertThat(Arrays.stream(all).allMatch(row -> row >= 0 && row < ROWS))
                    .as("rows are among those given")
                    .isTrue();
        }));
    }

    @TestFactory
    Stream<DynamicTest> theSameSeedGivesTheSameSplits() {
        return each(subject -> Seeds.each(2, seed -> {
            Map<Split, int[]> once = split(subject.value(), seed);
            Map<Split, int[]> again = split(subject.value(), seed);
            assertThat(again.keySet()).isEqualTo(once.keySet());
            once.forEach((split, rows) ->
                    assertThat(again.get(split)).as(split.label()).containsExactly(rows));
        }));
    }

    @TestFactory
    Stream<DynamicTest> rowsAreNotWrittenInto() {
        return each(subject -> {
            Table rows = rows(1, ROWS);
            subject.value().split(rows, List.of(), new RandomSource(1));
            assertThat(rows.labels()).containsExactly(rows(1, ROWS).labels());
            assertThat(rows.ids()).containsExactly(rows(1, ROWS).ids());
        });
    }

    @TestFactory
    Stream<DynamicTest> everyRowIsInASplit() {
        return each(
                Behavior.PLACES_EVERY_ROW,
                subject -> Seeds.each(2, seed -> assertThat(split(subject.value(), seed).values().stream()
                                .flatMapToInt(Arrays::stream)
                                .sorted()
                                .toArray())
                        .containsExactly(IntStream.range(0, ROWS).toArray())));
    }

    @TestFactory
    Stream<DynamicTest> everySplitHasRows() {
        return each(Behavior.FILLS_EVERY_SPLIT, subject -> {
            Map<Split, int[]> splits = split(subject.value(), 1);
            for (Split split : Split.values()) {
                assertThat(splits.get(split)).as(split.label()).isNotEmpty();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> anotherSeedGivesOtherSplits() {
        return each(Behavior.DRAWS, subject -> {
            Table rows = rows(1, ROWS);
            int[] one =
                    subject.value().split(rows, List.of(), new RandomSource(1)).get(Split.TRAIN);
            int[] other =
                    subject.value().split(rows, List.of(), new RandomSource(2)).get(Split.TRAIN);
            assertThat(other).isNotEqualTo(one);
        });
    }
}
