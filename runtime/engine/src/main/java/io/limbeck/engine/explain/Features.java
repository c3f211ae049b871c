package io.limbeck.engine.explain;

import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Feature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Groups the floats of prepared rows back to the features that a person knows: the indicators {@code sex=male} and
 * {@code sex=female} are one feature {@code sex}, every pixel of an image is one of its own.
 */
public final class Features {

    private final List<String> read;
    private final Map<String, Feature> features = new LinkedHashMap<>();

    private Features(Table raw) {
        this.read = raw.columns().stream()
                .map(Column::name)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /**
     * {@return the features, in the order of their columns}
     *
     * @param prepared rows as models see them
     * @param raw the rows as read
     */
    public static List<Feature> of(Table prepared, Table raw) {
        Features grouped = new Features(raw);
        int offset = 0;
        for (Column column : prepared.columns()) {
            grouped.add(column, offset);
            offset += column.width();
        }
        return List.copyOf(grouped.features.values());
    }

    private void add(Column column, int offset) {
        Optional<String> source = source(column.name());
        if (column instanceof Column.Block block && block.width() > 1) {
            for (int i = 0; i < block.width(); i++) {
                String name = column.name() + index(block.shape(), i);
                features.put(name, new Feature(name, source.orElse(column.name()), List.of(offset + i)));
            }
            return;
        }
        String name = source.orElse(column.name());
        List<Integer> positions = new ArrayList<>();
        Optional.ofNullable(features.get(name)).ifPresent(before -> positions.addAll(before.positions()));
        positions.add(offset);
        features.put(name, new Feature(name, name, positions));
    }

    /** The column as read of that name, or the one of which it says the category: {@code name=category}. */
    private Optional<String> source(String name) {
        return read.contains(name)
                ? Optional.of(name)
                : read.stream().filter(column -> name.startsWith(column + "=")).findFirst();
    }

    /** {@code [3,14]}; a last dimension of one, the only channel of an image, is left out. */
    private static String index(List<Integer> shape, int flat) {
        List<Integer> steps = new ArrayList<>();
        int rest = flat;
        for (int d = shape.size() - 1; d >= 0; d--) {
            int size = shape.get(d);
            boolean channel = d == shape.size() - 1 && d > 0 && size == 1;
            if (!channel) {
                steps.add(0, rest % size);
            }
            rest /= size;
        }
        return steps.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }
}
