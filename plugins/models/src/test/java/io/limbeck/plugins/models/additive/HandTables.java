package io.limbeck.plugins.models.additive;

import io.limbeck.plugins.models.GraphUnderTest;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Tables set by hand, and variables that are anything. */
final class HandTables {

    private HandTables() {}

    /** {@return a table of these columns, with the classes no and yes} */
    static Table of(Column... columns) {
        int rows = columns[0].rows();
        return labelled(new int[rows], columns);
    }

    static Table labelled(int[] labels, Column... columns) {
        double[] ones = new double[labels.length];
        Arrays.fill(ones, 1);
        return new Table(
                List.of(columns),
                labels,
                List.of("no", "yes"),
                1,
                List.of(),
                ones,
                LongStream.range(0, labels.length).toArray());
    }

    /** Adds something to every trainable variable, so that nothing is zero by chance. */
    static void shake(GraphUnderTest graph) {
        RandomSource random = new RandomSource(11);
        for (String name : graph.trainable()) {
            float[] values = graph.values(name).clone();
            for (int i = 0; i < values.length; i++) {
                values[i] += (float) (.5 * random.child(name).normal(i));
            }
            graph.set(name, values);
        }
    }
}
