package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.Component;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.stress.StressRows;
import io.limbeck.spi.stress.StressTest;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every stress test keeps, whatever it does to rows. Extend it once per plugin; the rows are those of {@link
 * SeededTables#table} unless the author gives others.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class StressTestContract extends KindContract<StressTest, StressTestContract.Behavior> {

    private static final int ROWS = 80;

    /** What a stress test does unless its author opts out. */
    public enum Behavior {
        /** All rows are there, in order, with their labels and groups. */
        KEEPS_ROWS,
        /** The features of some row change. */
        CHANGES_FEATURES,
        /** The last level changes more numbers, or changes them further, than the first. */
        GROWS_STRONGER,
        /** Numbers stay finite. */
        GIVES_NUMBERS
    }

    /** A contract for stress tests. */
    protected StressTestContract() {
        super(StressTest.KIND);
    }

    /**
     * {@return test rows for a component}, those of {@link SeededTables#table} unless overridden
     *
     * @param component one of the plugin's
     * @param seed another seed gives other rows
     * @param rows how many rows
     */
    protected Table rows(Component<?, ?> component, long seed, int rows) {
        return SeededTables.table(seed, rows);
    }

    private Table rows(Subject<StressTest> subject) {
        return rows(subject.component(), 21, ROWS);
    }

    private StressRows at(Subject<StressTest> subject, int level) {
        return subject.value().at(level, rows(subject), new RandomSource(5));
    }

    @Override
    Object said(Subject<StressTest> subject) {
        return at(subject, 0);
    }

    @TestFactory
    Stream<DynamicTest> levelsHaveNamesOfTheirOwn() {
        return each(subject -> assertThat(subject.value().levels()).isNotEmpty().doesNotHaveDuplicates());
    }

    @TestFactory
    Stream<DynamicTest> theSameChanceGivesTheSameRows() {
        return each(
                subject -> IntStream.range(0, subject.value().levels().size()).forEach(level -> {
                    StressRows once = at(subject, level);
                    StressRows again = at(subject, level);
                    Tables.assertEqual(again.rows(), once.rows());
                    assertThat(again.unknown().orElse(new boolean[0]))
                            .containsExactly(once.unknown().orElse(new boolean[0]));
                }));
    }

    @TestFactory
    Stream<DynamicTest> rowsAreNotWrittenInto() {
        return each(subject -> {
            Table rows = rows(subject);
            subject.value().at(0, rows, new RandomSource(5));
            Tables.assertEqual(rows, rows(subject));
        });
    }

    @TestFactory
    Stream<DynamicTest> rowsStayWithTheirLabelsAndGroups() {
        return each(Behavior.KEEPS_ROWS, subject -> IntStream.range(
                        0, subject.value().levels().size())
                .forEach(level -> Tables.assertEqual(
                        at(subject, level).rows().withColumns(rows(subject).columns()), rows(subject))));
    }

    @TestFactory
    Stream<DynamicTest> featuresChange() {
        return each(Behavior.CHANGES_FEATURES, subject -> assertThat(distance(subject, last(subject)))
                .isPositive());
    }

    @TestFactory
    Stream<DynamicTest> theLastLevelIsNotWeakerThanTheFirst() {
        return each(Behavior.GROWS_STRONGER, subject -> assertThat(distance(subject, last(subject)))
                .isGreaterThanOrEqualTo(distance(subject, 0)));
    }

    @TestFactory
    Stream<DynamicTest> everyNumberIsFinite() {
        return each(Behavior.GIVES_NUMBERS, subject -> assertThat(
                        Tables.isFinite(at(subject, last(subject)).rows()))
                .isTrue());
    }

    private static int last(Subject<StressTest> subject) {
        return subject.value().levels().size() - 1;
    }

    private double distance(Subject<StressTest> subject, int level) {
        return Tables.distance(at(subject, level).rows(), rows(subject));
    }
}
