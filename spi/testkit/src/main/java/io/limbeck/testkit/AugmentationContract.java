package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.Component;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.tensorflow.Augmentation;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every augmentation keeps, whatever it changes. Extend it once per plugin; the rows are those of {@link
 * SeededTables#numericTable} unless the author gives others.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class AugmentationContract extends KindContract<Augmentation, AugmentationContract.Behavior> {

    private static final int ROWS = 24;

    /** What an augmentation does unless its author opts out. */
    public enum Behavior {
        /** Some row changes. */
        CHANGES_FEATURES,
        /** Another step of the training changes rows otherwise. */
        DRAWS
    }

    /** A contract for augmentations. */
    protected AugmentationContract() {
        super(Augmentation.KIND);
    }

    /**
     * {@return prepared rows for a component}, those of {@link SeededTables#numericTable} unless overridden
     *
     * @param component one of the plugin's
     * @param seed another seed gives other rows
     * @param rows how many rows
     */
    protected Table rows(Component<?, ?> component, long seed, int rows) {
        return SeededTables.numericTable(seed, rows);
    }

    private AugmentedBatch at(Subject<Augmentation> subject, long step) {
        return AugmentedBatch.of(subject.value(), rows(subject.component(), 1, ROWS), step);
    }

    @Override
    Object said(Subject<Augmentation> subject) {
        return at(subject, 3).features();
    }

    @TestFactory
    Stream<DynamicTest> asManyFiniteNumbersComeOut() {
        return each(subject -> {
            float[] changed = at(subject, 1).features();
            assertThat(changed).hasSameSizeAs(rows(subject.component(), 1, ROWS).matrix());
            for (float value : changed) {
                assertThat(value).isFinite();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> theSameStepChangesThemAlike() {
        return each(subject -> assertThat(at(subject, 3).features())
                .containsExactly(at(subject, 3).features()));
    }

    @TestFactory
    Stream<DynamicTest> whoHidesSaysWhereAndChangesNothingElse() {
        return each(subject -> {
            AugmentedBatch batch = at(subject, 2);
            assertThat(batch.hidden().isPresent())
                    .as("says what is hidden")
                    .isEqualTo(subject.value().hides());
            float[] before = rows(subject.component(), 1, ROWS).matrix();
            batch.hidden().ifPresent(places -> {
                assertThat(places).hasSameSizeAs(before);
                for (int i = 0; i < before.length; i++) {
                    assertThat(places[i]).isIn(0f, 1f);
                    if (places[i] == 0) {
                        assertThat(batch.features()[i]).isEqualTo(before[i]);
                    }
                }
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> someRowChanges() {
        return each(
                Behavior.CHANGES_FEATURES, subject -> assertThat(at(subject, 1).features())
                        .isNotEqualTo(rows(subject.component(), 1, ROWS).matrix()));
    }

    @TestFactory
    Stream<DynamicTest> anotherStepChangesThemOtherwise() {
        return each(Behavior.DRAWS, subject -> assertThat(at(subject, 2).features())
                .isNotEqualTo(at(subject, 1).features()));
    }
}
