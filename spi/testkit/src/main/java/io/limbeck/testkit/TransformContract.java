package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.limbeck.spi.Component;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.data.Transform;
import io.limbeck.spi.data.Transform.Fitted;
import io.limbeck.spi.portable.PortableStep;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every transform keeps, whatever it changes. Extend it once per plugin; the rows are those of {@link
 * SeededTables#table} unless the author gives others.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class TransformContract extends KindContract<Transform, TransformContract.Behavior> {

    private static final int ROWS = 400;

    /** What a transform does unless its author opts out. */
    public enum Behavior {
        /** Rows that are not learnt from stay as many, in order, with their labels, groups and weights. */
        KEEPS_OTHER_ROWS,
        /** What becomes of a row that is not learnt from does not depend on the rows beside it. */
        TREATS_ROWS_ALONE,
        /** Every number it gives is finite, also of a column that never changes. */
        GIVES_NUMBERS,
        /** Another seed gives the same rows. */
        NEEDS_NO_CHANCE
    }

    /** A contract for transforms. */
    protected TransformContract() {
        super(Transform.KIND);
    }

    /**
     * {@return rows for a component}, those of {@link SeededTables#table} unless overridden
     *
     * @param component one of the plugin's
     * @param seed another seed gives other rows
     * @param rows how many rows
     */
    protected Table rows(Component<?, ?> component, long seed, int rows) {
        return SeededTables.table(seed, rows);
    }

    private Table train(Subject<Transform> subject, long seed) {
        return rows(subject.component(), seed, ROWS);
    }

    private Table others(Subject<Transform> subject) {
        return rows(subject.component(), 99, 60);
    }

    private Fitted fit(Subject<Transform> subject, long seed) {
        return subject.value().fit(train(subject, seed), new RandomSource(seed));
    }

    @Override
    Object said(Subject<Transform> subject) {
        return fit(subject, 1).apply(others(subject), Split.TEST);
    }

    @TestFactory
    Stream<DynamicTest> theSameRowsAndChanceGiveTheSame() {
        return each(subject -> Seeds.each(2, seed -> {
            Fitted once = fit(subject, seed);
            Fitted again = fit(subject, seed);
            Table train = train(subject, seed);
            Tables.assertEqual(again.apply(train, Split.TRAIN), once.apply(train, Split.TRAIN));
            Tables.assertEqual(once.apply(train, Split.TRAIN), again.apply(train, Split.TRAIN));
            Tables.assertEqual(again.apply(others(subject), Split.TEST), once.apply(others(subject), Split.TEST));
        }));
    }

    @TestFactory
    Stream<DynamicTest> asPortableStepsItDoesTheSame() {
        return each(subject -> {
            Fitted fitted = fit(subject, 1);
            Optional<List<PortableStep>> steps = fitted.portable();
            assumeTrue(steps.isPresent(), "has no portable form");
            Table rows = others(subject);
            PortablePreparation.assertMakes(
                    steps.get(), rows.columns(), fitted.apply(rows, Split.TEST).columns());
        });
    }

    @TestFactory
    Stream<DynamicTest> rowsAreNotWrittenInto() {
        return each(subject -> {
            Table train = train(subject, 1);
            Fitted fitted = subject.value().fit(train, new RandomSource(1));
            fitted.apply(train, Split.TRAIN);
            Tables.assertEqual(train, train(subject, 1));
        });
    }

    @TestFactory
    Stream<DynamicTest> trainingRowsKeepTheirClasses() {
        return each(subject -> {
            Table changed = fit(subject, 1).apply(train(subject, 1), Split.TRAIN);
            assertThat(changed.classes()).isEqualTo(train(subject, 1).classes());
            assertThat(changed.rows()).isPositive();
        });
    }

    @TestFactory
    Stream<DynamicTest> rowsThatAreNotLearntFromStay() {
        return each(Behavior.KEEPS_OTHER_ROWS, subject -> {
            Table rows = others(subject);
            for (Split split : new Split[] {Split.VALIDATION, Split.CALIBRATION, Split.TEST}) {
                Table changed = fit(subject, 1).apply(rows, split);
                Tables.assertEqual(changed.withColumns(rows.columns()), rows);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whatBecomesOfARowDoesNotDependOnTheRowsBesideIt() {
        return each(Behavior.TREATS_ROWS_ALONE, subject -> {
            Fitted fitted = fit(subject, 1);
            Table rows = others(subject);
            Table together = fitted.apply(rows, Split.TEST);
            int[] some = new RandomSource(3).permutation(rows.rows());
            int[] few = IntStream.of(some).limit(7).toArray();
            Tables.assertEqual(fitted.apply(rows.select(few), Split.TEST), together.select(few));
            Tables.assertEqual(fitted.apply(rows.select(new int[0]), Split.TEST), together.select(new int[0]));
        });
    }

    @TestFactory
    Stream<DynamicTest> everyNumberIsFinite() {
        return each(
                Behavior.GIVES_NUMBERS,
                subject -> Seeds.each(2, seed -> {
                    Table one = train(subject, seed).select(new int[ROWS]);
                    assertThat(Tables.isFinite(fit(subject, seed).apply(others(subject), Split.TEST)))
                            .as("of other rows")
                            .isTrue();
                    Fitted fitted = subject.value().fit(one, new RandomSource(seed));
                    assertThat(Tables.isFinite(fitted.apply(others(subject), Split.TEST)))
                            .as("learnt from rows that are all the same")
                            .isTrue();
                }));
    }

    @TestFactory
    Stream<DynamicTest> chanceDoesNotMatter() {
        return each(Behavior.NEEDS_NO_CHANCE, subject -> {
            Table train = train(subject, 1);
            Tables.assertEqual(
                    subject.value().fit(train, new RandomSource(5)).apply(train, Split.TRAIN),
                    subject.value().fit(train, new RandomSource(6)).apply(train, Split.TRAIN));
        });
    }
}
