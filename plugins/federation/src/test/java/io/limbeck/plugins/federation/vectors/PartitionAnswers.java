package io.limbeck.plugins.federation.vectors;

import io.limbeck.plugins.federation.Shipped;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.federation.Partitioner;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Our partitioners' answers to vectors, each beside what is expected if the vector only says it in words. */
final class PartitionAnswers {

    private PartitionAnswers() {}

    /** {@return the numbers}; differences from the column that the vector names, where it names one */
    static Optional<double[]> to(Vector vector) {
        return Optional.ofNullable(
                switch (vector.rule()) {
                    case "partition_iid_sizes" ->
                        differences(
                                vector,
                                row -> divided("iid", Map.of("clients", row[0]), (int) row[1], 2)[0].length - row[2]);
                    case "partition_shard_sizes" ->
                        Arrays.stream(divided(
                                        "shards",
                                        Map.of(
                                                "clients",
                                                vector.input("num_partitions"),
                                                "shardsPerClient",
                                                vector.input("num_shards_per_partition"),
                                                "shardSize",
                                                vector.input("shard_size")),
                                        (int) vector.input("num_rows"),
                                        (int) vector.input("num_labels")))
                                .mapToDouble(part -> part.length)
                                .toArray();
                    case "partition_pathological_classes" -> differences(vector, PartitionAnswers::classes);
                    default -> null;
                });
    }

    /** Largest distance of a client's number of classes from the second column. */
    private static double classes(double[] row) {
        int classes = (int) row[3];
        int[][] parts =
                divided("by-classes", Map.of("clients", row[0], "classesPerClient", row[1]), (int) row[2], classes);
        return Arrays.stream(parts)
                .mapToDouble(part -> Math.abs(row[1]
                        - Arrays.stream(part).map(i -> i % classes).distinct().count()))
                .max()
                .orElseThrow();
    }

    private interface Difference {
        double of(double[] row);
    }

    private static double[] differences(Vector vector, Difference difference) {
        return Arrays.stream(vector.vectors("cases"))
                .flatMapToDouble(row -> DoubleStream.of(difference.of(row)))
                .filter(value -> value != 0)
                .toArray();
    }

    private static int[][] divided(String id, Map<String, ?> settings, int rows, int classes) {
        Table table = new Table(
                List.of(new Column.Numeric("x", new double[rows])),
                IntStream.range(0, rows).map(row -> row % classes).toArray(),
                IntStream.range(0, classes).mapToObj(Integer::toString).toList(),
                0,
                List.of(),
                DoubleStream.generate(() -> 1).limit(rows).toArray(),
                LongStream.range(0, rows).toArray());
        return Shipped.make(Partitioner.KIND, "federation/" + id, settings)
                .partition(table, Split.TRAIN, new RandomSource(4));
    }
}
