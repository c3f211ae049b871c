package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.federation.Partitioner;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every partitioner keeps, however it divides. Extend it once per plugin; the rows are those of {@link SeededTables}, two
 * classes with the sensitive attributes {@code sex} and {@code race}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class PartitionerContract extends KindContract<Partitioner, PartitionerContract.Behavior> {

    private static final int ROWS = 4000;

    /** What a partitioner does unless its author opts out. */
    public enum Behavior {
        /** A client's rows are of the same size and mixture in every split. */
        IS_ALIKE_IN_EVERY_SPLIT
    }

    /** A contract for partitioners. */
    protected PartitionerContract() {
        super(Partitioner.KIND);
    }

    private static int[][] divided(Partitioner partitioner, Split split, int rows, long seed) {
        return partitioner.partition(SeededTables.table(11, rows), split, new RandomSource(seed));
    }

    @Override
    Object said(Subject<Partitioner> subject) {
        return divided(subject.value(), Split.TRAIN, ROWS, 2);
    }

    @TestFactory
    Stream<DynamicTest> partsAreAscendingDisjointAndWithinTheRows() {
        return each(subject -> {
            Partitioner partitioner = subject.value();
            Set<Integer> seen = new HashSet<>();
            for (int[] part : divided(partitioner, Split.TRAIN, ROWS, 1)) {
                for (int i = 0; i < part.length; i++) {
                    assertThat(part[i]).isBetween(i == 0 ? 0 : part[i - 1] + 1, ROWS - 1);
                    assertThat(seen.add(part[i])).as("row " + part[i] + " once").isTrue();
                }
            }
            assertThat(seen).isNotEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> theSameRandomnessGivesTheSameParts() {
        return each(subject -> assertThat(divided(subject.value(), Split.TRAIN, ROWS, 2))
                .isDeepEqualTo(divided(subject.value(), Split.TRAIN, ROWS, 2)));
    }

    @TestFactory
    Stream<DynamicTest> theRowsAreNotWrittenInto() {
        return each(subject -> {
            Partitioner partitioner = subject.value();
            Table table = SeededTables.table(11, ROWS);
            int[] labels = table.labels().clone();
            partitioner.partition(table, Split.TRAIN, new RandomSource(3));
            assertThat(table.labels()).containsExactly(labels);
        });
    }

    @TestFactory
    Stream<DynamicTest> everySplitHasAsManyClientsWithNames() {
        return each(subject -> {
            Partitioner partitioner = subject.value();
            int clients = divided(partitioner, Split.TRAIN, ROWS, 4).length;
            for (Split split : Split.values()) {
                assertThat(divided(partitioner, split, ROWS / 5, 4)).hasNumberOfRows(clients);
            }
            List<String> names = partitioner.names(SeededTables.table(11, ROWS), clients);
            assertThat(names).hasSize(clients).doesNotHaveDuplicates().noneMatch(String::isBlank);
        });
    }

    @TestFactory
    Stream<DynamicTest> aSplitWithoutRowsGivesEveryClientNone() {
        return each(subject -> {
            Partitioner partitioner = subject.value();
            int clients = divided(partitioner, Split.TRAIN, ROWS, 5).length;
            Table none = SeededTables.table(11, ROWS).select(new int[0]);
            int[][] parts = partitioner.partition(none, Split.CALIBRATION, new RandomSource(5));
            assertThat(parts).hasNumberOfRows(clients);
            assertThat(Arrays.stream(parts).mapToInt(part -> part.length).sum()).isZero();
        });
    }

    /** Shares of rows and of the favourable class, on 4,000 rows and on 4,000 others. */
    @TestFactory
    Stream<DynamicTest> aClientIsAlikeInEverySplit() {
        return each(Behavior.IS_ALIKE_IN_EVERY_SPLIT, subject -> {
            Partitioner partitioner = subject.value();
            Table training = SeededTables.table(11, ROWS);
            Table validation = SeededTables.table(12, ROWS);
            RandomSource random = new RandomSource(6);
            int[][] trained = partitioner.partition(training, Split.TRAIN, random);
            int[][] validated = partitioner.partition(validation, Split.VALIDATION, random);
            for (int client = 0; client < trained.length; client++) {
                String name = "client " + client;
                assertThat(Math.abs(trained[client].length - validated[client].length))
                        .as(name + "'s rows differ by")
                        .isLessThan(ROWS / 20);
                if (Math.min(trained[client].length, validated[client].length) > 100) {
                    assertThat(Math.abs(
                                    favourable(training, trained[client]) - favourable(validation, validated[client])))
                            .as(name + "'s favourable share differs by")
                            .isLessThan(0.2);
                }
            }
        });
    }

    private static double favourable(Table table, int[] rows) {
        return (double) Arrays.stream(rows)
                        .filter(row -> table.labels()[row] == table.favourable())
                        .count()
                / rows.length;
    }
}
