package io.limbeck.plugins.interpretability.explain;

import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.explain.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Values of a feature that occur, as a person knows them and as the model sees them. Each is borrowed from a row that
 * has it, so that any encoding is told right: standardised, one-hot, binned.
 *
 * @param feature the feature
 * @param numeric whether the values have an order and a distance
 * @param names the values as read; of numbers, their text
 * @param numbers the values as read; empty for categories
 * @param encoded the floats of each value, {@code [values][floats of the feature]}
 */
record Levels(Feature feature, boolean numeric, List<String> names, double[] numbers, float[][] encoded) {

    /**
     * {@return the values of every feature that has some}; not of pixels and parts of embeddings
     *
     * @param most for numbers, at how many quantiles; for categories, how many of the most frequent
     */
    static List<Levels> all(ExplainInputs inputs, int most) {
        Table prepared = inputs.background();
        Table read = inputs.raw(prepared);
        Map<Long, Integer> places = new HashMap<>();
        IntStream.range(0, prepared.rows()).forEach(row -> places.putIfAbsent(prepared.ids()[row], row));
        int[] rows = Arrays.stream(read.ids())
                .mapToInt(id -> places.getOrDefault(id, 0))
                .toArray();
        List<Levels> all = new ArrayList<>();
        for (Feature feature : inputs.features()) {
            for (Column column : read.columns()) {
                if (!column.name().equals(feature.column()) || rows.length == 0) {
                    continue;
                }
                if (column instanceof Column.Numeric numbers) {
                    all.add(numbers(feature, numbers.values(), rows, prepared, most));
                } else if (column instanceof Column.Categorical categories) {
                    all.add(categories(feature, categories, rows, prepared, most));
                }
            }
        }
        return all;
    }

    private static Levels numbers(Feature feature, double[] values, int[] rows, Table prepared, int most) {
        int[] order = IntStream.range(0, values.length)
                .filter(row -> !Double.isNaN(values[row]))
                .boxed()
                .sorted(Comparator.comparingDouble(row -> values[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < most && order.length > 0; i++) {
            int row = order[(int) Math.round((double) i * (order.length - 1) / Math.max(1, most - 1))];
            if (chosen.isEmpty() || values[row] > values[chosen.get(chosen.size() - 1)]) {
                chosen.add(row);
            }
        }
        return new Levels(
                feature,
                true,
                chosen.stream().map(row -> String.valueOf(values[row])).toList(),
                chosen.stream().mapToDouble(row -> values[row]).toArray(),
                encoded(feature, chosen, rows, prepared));
    }

    private static Levels categories(Feature feature, Column.Categorical column, int[] rows, Table prepared, int most) {
        int missing = column.categories().size();
        int[] counts = new int[missing + 1];
        int[] first = new int[missing + 1];
        for (int row = column.rows() - 1; row >= 0; row--) {
            int code = column.codes()[row] < 0 ? missing : column.codes()[row];
            counts[code]++;
            first[code] = row;
        }
        List<Integer> codes = IntStream.range(0, counts.length)
                .filter(code -> counts[code] > 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer code) -> -counts[code]))
                .limit(most)
                .toList();
        return new Levels(
                feature,
                false,
                codes.stream()
                        .map(code -> code == missing
                                ? "missing"
                                : column.categories().get(code))
                        .toList(),
                new double[0],
                encoded(feature, codes.stream().map(code -> first[code]).toList(), rows, prepared));
    }

    private static float[][] encoded(Feature feature, List<Integer> chosen, int[] rows, Table prepared) {
        Table some = prepared.select(chosen.stream().mapToInt(row -> rows[row]).toArray());
        float[] matrix = some.matrix();
        float[][] encoded = new float[chosen.size()][feature.positions().size()];
        for (int value = 0; value < encoded.length; value++) {
            for (int i = 0; i < encoded[value].length; i++) {
                encoded[value][i] =
                        matrix[value * some.width() + feature.positions().get(i)];
            }
        }
        return encoded;
    }
}
