package io.limbeck.plugins.interpretability.explain;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Tables for tests of explainers. */
final class Cases {

    private Cases() {}

    /** {@return rows of these numbers, labelled 1 where the score is above zero} */
    static Table table(double[][] rows, ToDoubleFunction<double[]> score) {
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < rows[0].length; c++) {
            int column = c;
            columns.add(new Column.Numeric(
                    "x" + c, Arrays.stream(rows).mapToDouble(row -> row[column]).toArray()));
        }
        return of(
                columns,
                Arrays.stream(rows)
                        .mapToInt(row -> score.applyAsDouble(row) > 0 ? 1 : 0)
                        .toArray());
    }

    /** {@return independent standard normal numbers, labelled 1 where the score is above zero} */
    static Table normal(int rows, int width, ToDoubleFunction<double[]> score) {
        RandomSource random = new RandomSource(3);
        return table(
                IntStream.range(0, rows)
                        .mapToObj(row -> IntStream.range(0, width)
                                .mapToDouble(c -> random.child(c).normal(row))
                                .toArray())
                        .toArray(double[][]::new),
                score);
    }

    /** {@return images of one channel} */
    static Table images(float[][] images, int height, int width, int[] labels) {
        float[] all = new float[images.length * height * width];
        for (int i = 0; i < images.length; i++) {
            System.arraycopy(images[i], 0, all, i * height * width, height * width);
        }
        return of(List.of(new Column.Block("pixels", all, List.of(height, width))), labels);
    }

    static Table of(List<Column> columns, int[] labels) {
        double[] ones = new double[labels.length];
        Arrays.fill(ones, 1);
        return new Table(
                columns,
                labels,
                List.of("no", "yes"),
                1,
                List.of(),
                ones,
                LongStream.range(0, labels.length).toArray());
    }
}
