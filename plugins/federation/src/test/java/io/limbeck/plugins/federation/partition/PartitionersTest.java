package io.limbeck.plugins.federation.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.plugins.federation.Shipped;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.federation.Partitioner;
import io.limbeck.testkit.SeededTables;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PartitionersTest {

    private static final Table TABLE = SeededTables.table(5, 3000);

    private static int[][] divided(String id, Map<String, ?> settings) {
        return Shipped.make(Partitioner.KIND, "federation/" + id, settings)
                .partition(TABLE, Split.TRAIN, new RandomSource(1));
    }

    private static int[] sizes(int[][] parts) {
        return Arrays.stream(parts).mapToInt(part -> part.length).toArray();
    }

    @Test
    void twoShardsEachLeaveMostClientsWithOneOrTwoLabels() {
        int[][] parts = divided("shards", Map.of("clients", 30, "shardsPerClient", 2));
        assertThat(sizes(parts)).containsOnly(100);
        long mixed = Arrays.stream(parts)
                .filter(part -> Arrays.stream(part)
                                .map(row -> TABLE.labels()[row])
                                .distinct()
                                .count()
                        > 1)
                .count();
        assertThat(mixed).isLessThan(25);
    }

    @Test
    void shardsThatTheRowsCannotFillAreRefused() {
        assertThatThrownBy(() -> divided("shards", Map.of("clients", 100, "shardSize", 20)))
                .hasMessageContaining("'100' clients with 2 shards of '20' rows need '4000' rows, but there are '3000'")
                .hasMessageContaining("take fewer clients");
    }

    /** Dir(α) has variance (1/K)(1 − 1/K)/(Kα + 1) in each share. */
    @Test
    void dirichletSharesHaveTheirVariance() {
        for (double alpha : new double[] {0.05, 0.5, 1, 5, 100}) {
            int parts = 8;
            double sum = 0;
            int draws = 4000;
            for (int draw = 0; draw < draws; draw++) {
                double[] shares = Dirichlet.draw(alpha, parts, new RandomSource(2).child(draw));
                assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-12));
                sum += Arrays.stream(shares)
                                .map(s -> (s - 1.0 / parts) * (s - 1.0 / parts))
                                .sum()
                        / parts;
            }
            double variance = (1.0 / parts) * (1 - 1.0 / parts) / (parts * alpha + 1);
            assertThat(sum / draws / variance).isCloseTo(1, within(0.06));
        }
    }

    @Test
    void aSmallAlphaSkewsLabelsAndALargeOneDoesNot() {
        assertThat(spread(divided("dirichlet", Map.of("alpha", 0.1)))).isGreaterThan(0.3);
        assertThat(spread(divided("dirichlet", Map.of("alpha", 1000)))).isLessThan(0.1);
    }

    private static double spread(int[][] parts) {
        double[] shares = Arrays.stream(parts)
                .filter(part -> part.length > 0)
                .mapToDouble(part -> Arrays.stream(part)
                        .map(row -> TABLE.labels()[row])
                        .average()
                        .orElseThrow())
                .toArray();
        return Arrays.stream(shares).max().orElseThrow()
                - Arrays.stream(shares).min().orElseThrow();
    }

    @Test
    void theLeastShareIsKeptOrRefused() {
        int[][] parts = divided("dirichlet", Map.of("alpha", 0.5, "leastShare", 0.3));
        assertThat(Arrays.stream(sizes(parts)).min().orElseThrow()).isGreaterThan(60);
        assertThatThrownBy(() -> divided("dirichlet", Map.of("clients", 100, "alpha", 0.05, "leastShare", 0.9)))
                .hasMessageContaining("no draw of 1000 left each of '100' clients '0.9' of an equal part")
                .hasMessageContaining("a larger alpha");
    }

    @Test
    void sizesFollowTheListOrTheRule() {
        assertThat(sizes(divided("by-size", Map.of("sizes", List.of(3.0, 2.0, 1.0)))))
                .containsExactly(1500, 1000, 500);
        assertThat(sizes(divided("by-size", Map.of("clients", 4)))).containsExactly(300, 600, 900, 1200);
        assertThat(sizes(divided("by-size", Map.of("clients", 2, "growth", "square"))))
                .containsExactly(600, 2400);
        int[] exponential = sizes(divided("by-size", Map.of("clients", 3, "growth", "exponential")));
        assertThat((double) exponential[2] / exponential[1]).isCloseTo(Math.E, within(0.02));
    }

    @Test
    void sizesThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> divided("by-size", Map.of("clients", 2, "sizes", List.of(1.0))))
                .hasMessageContaining("are '1', but there are '2' clients");
        assertThatThrownBy(() -> divided("by-size", Map.of("sizes", List.of(1.0, -1.0))))
                .hasMessageContaining("must not be negative");
        assertThatThrownBy(() -> divided("by-size", Map.of("clients", 0))).hasMessageContaining("but is '0'");
    }

    @Test
    void clientsAreTheGroupsOfAnAttributeAndHaveTheirNames() {
        Partitioner partitioner =
                Shipped.make(Partitioner.KIND, "federation/by-attribute", Map.of("attribute", "race"));
        int[][] parts = partitioner.partition(TABLE, Split.TRAIN, new RandomSource(1));
        assertThat(sizes(parts)).containsExactly(TABLE.groups("race").counts());
        assertThat(partitioner.names(TABLE, 3)).isEqualTo(TABLE.groups("race").names());
    }

    @Test
    void anUnknownAttributeAndAWrongNumberOfClientsAreRefused() {
        assertThatThrownBy(() -> divided("by-attribute", Map.of("attribute", "site")))
                .hasMessageContaining("there is no sensitive attribute 'site', only [sex, race]")
                .hasMessageContaining("data.sensitive");
        assertThatThrownBy(() -> divided("by-attribute", Map.of("attribute", "sex", "clients", 3)))
                .hasMessageContaining("is '3', but 'sex' has 2 groups");
    }

    @Test
    void eachClientHasAsManyClassesAsAsked() {
        assertThatThrownBy(() -> divided("by-classes", Map.of("classesPerClient", 3)))
                .hasMessageContaining("must not be above the 2 classes of the data, but is '3'");
        for (int[] part : divided("by-classes", Map.of("clients", 7, "classesPerClient", 1))) {
            assertThat(Arrays.stream(part)
                            .map(row -> TABLE.labels()[row])
                            .distinct()
                            .count())
                    .isEqualTo(1);
        }
    }
}
