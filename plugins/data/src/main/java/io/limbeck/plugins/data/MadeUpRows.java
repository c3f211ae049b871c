package io.limbeck.plugins.data;

import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows between two rows of a table, to be appended to it. */
final class MadeUpRows {

    /** {@code place} of the way from {@code row} to {@code neighbour}. */
    private record MadeUp(int row, int neighbour, double place) {}

    private final List<MadeUp> made = new ArrayList<>();

    void add(int row, int neighbour, double place) {
        made.add(new MadeUp(row, neighbour, place));
    }

    /** {@return the table with the rows at its end; labels, groups and weights are those of the row they start from} */
    Table appendTo(Table rows) {
        int[] sources = IntStream.concat(
                        IntStream.range(0, rows.rows()), made.stream().mapToInt(MadeUp::row))
                .toArray();
        Table copied = rows.select(sources);
        for (int i = 0; i < made.size(); i++) {
            copied.ids()[rows.rows() + i] = -1L - i;
        }
        return copied.withColumns(copied.columns().stream()
                .map(column -> between(column, rows.rows()))
                .toList());
    }

    /** Moves the copies to their place. The arrays were made a moment ago, and nobody else has them. */
    private Column between(Column column, int start) {
        if (column instanceof Column.Numeric numeric) {
            double[] values = numeric.values();
            for (int i = 0; i < made.size(); i++) {
                MadeUp row = made.get(i);
                values[start + i] += row.place() * (values[row.neighbour()] - values[row.row()]);
            }
        } else if (column instanceof Column.Block block) {
            float[] values = block.values();
            int width = block.width();
            for (int i = 0; i < made.size(); i++) {
                MadeUp row = made.get(i);
                for (int j = 0; j < width; j++) {
                    values[(start + i) * width + j] += (float) (row.place()
                            * ((double) values[row.neighbour() * width + j] - values[row.row() * width + j]));
                }
            }
        }
        return column;
    }
}
