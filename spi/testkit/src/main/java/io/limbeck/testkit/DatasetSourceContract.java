package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.Component;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.DatasetSource;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Table;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every data set keeps, wherever its rows come from. Extend it once per plugin; a source that reads files finds them
 * where {@link #context} says, and is not tried where that aborts.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class DatasetSourceContract extends KindContract<DatasetSource, DatasetSourceContract.Behavior> {

    /** What a data set does unless its author opts out. */
    public enum Behavior {
        /** Of every class, and of every group, there are rows. */
        SHOWS_WHAT_IT_DECLARES
    }

    /** A contract for data sets. */
    protected DatasetSourceContract() {
        super(DatasetSource.KIND);
    }

    @Override
    Object said(Subject<DatasetSource> subject) throws Exception {
        return subject.value().read();
    }

    @TestFactory
    Stream<DynamicTest> theSameRowsAreReadEachTime() {
        return each(subject -> {
            Table once = subject.value().read();
            Table again = make(subject.component(), subject.settings()).read();
            assertThat(once.rows()).isPositive();
            Tables.assertEqual(again, once);
        });
    }

    @TestFactory
    Stream<DynamicTest> theFingerprintIsThatOfTheRows() {
        return each(subject -> assertThat(subject.value().fingerprint())
                .isNotBlank()
                .isEqualTo(make(subject.component(), subject.settings()).fingerprint()));
    }

    @TestFactory
    Stream<DynamicTest> rowsHaveNumbersLabelsGroupsAndWeightsThatMeanSomething() {
        return each(subject -> {
            Table rows = subject.value().read();
            assertThat(rows.ids()).doesNotHaveDuplicates();
            assertThat(Arrays.stream(rows.weights()).allMatch(weight -> weight >= 0 && weight < 1e9))
                    .as("weights from 0")
                    .isTrue();
            int labels = rows.isRegression() ? 1 : rows.classes().size();
            assertThat(Arrays.stream(rows.labels()).allMatch(label -> label >= 0 && label < labels))
                    .as("labels are codes of the classes")
                    .isTrue();
            for (Groups groups : rows.sensitive()) {
                assertThat(Arrays.stream(groups.codes())
                                .allMatch(code ->
                                        code >= -1 && code < groups.names().size()))
                        .as("codes of '%s' are those of its groups, or -1", groups.attribute())
                        .isTrue();
            }
            assertThat(subject.value().publishedSplit().size()).isIn(0, rows.rows());
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsSaidBeforeReadingIsSoAfterIt() {
        return each(subject -> {
            Optional<TableSpec> said = said(subject.component(), subject.settings());
            Table rows = subject.value().read();
            said.ifPresent(before -> {
                TableSpec after = rows.spec();
                assertThat(before.target()).isEqualTo(after.target());
                if (!before.classes().isEmpty()) {
                    assertThat(after.classes()).isEqualTo(before.classes());
                    assertThat(before.favourable()).isIn(-1, after.favourable());
                }
                before.sensitive().forEach((attribute, names) -> {
                    assertThat(after.sensitive()).containsKey(attribute);
                    if (!names.isEmpty()) {
                        assertThat(after.sensitive().get(attribute)).isEqualTo(names);
                    }
                });
                assertThat(before.rows()).isIn(-1L, after.rows());
            });
        });
    }

    private static <S extends Record> Optional<TableSpec> said(Component<S, ?> component, Record settings) {
        return component
                .ports(component.settings().cast(settings), PortSpecs.NONE)
                .output()
                .map(TableSpec.class::cast);
    }

    @TestFactory
    Stream<DynamicTest> everyClassAndGroupHasRows() {
        return each(Behavior.SHOWS_WHAT_IT_DECLARES, subject -> {
            Table rows = subject.value().read();
            for (int code = 0; code < rows.classes().size(); code++) {
                assertThat(rows.labels())
                        .as("rows of '%s'", rows.classes().get(code))
                        .contains(code);
            }
            for (Groups groups : rows.sensitive()) {
                assertThat(Arrays.stream(groups.counts()).allMatch(count -> count > 0))
                        .as("rows of every group of '%s'", groups.attribute())
                        .isTrue();
            }
        });
    }
}
