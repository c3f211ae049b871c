package io.limbeck.plugins.models.additive;

import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which floats of a row get a function of their own, and which a plain weight: numbers the one, the floats of blocks
 * (one-hot codes, images, embeddings) the other.
 *
 * @param numbers positions of numbers in a row
 * @param others all other positions
 */
record Layout(List<Integer> numbers, List<Integer> others) {

    static Layout of(Table rows) {
        List<Integer> numbers = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        int offset = 0;
        for (Column column : rows.columns()) {
            List<Integer> positions = column instanceof Column.Numeric ? numbers : others;
            IntStream.range(offset, offset + column.width()).forEach(positions::add);
            offset += column.width();
        }
        return new Layout(List.copyOf(numbers), List.copyOf(others));
    }

    int width() {
        return numbers.size() + others.size();
    }

    /** {@return for each position of a row its place in numbers followed by others} */
    int[] order() {
        int[] order = new int[width()];
        IntStream.range(0, numbers.size()).forEach(i -> order[numbers.get(i)] = i);
        IntStream.range(0, others.size()).forEach(i -> order[others.get(i)] = numbers.size() + i);
        return order;
    }
}
