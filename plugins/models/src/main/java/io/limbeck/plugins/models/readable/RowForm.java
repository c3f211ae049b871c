package io.limbeck.plugins.models.readable;

import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a row's floats are: places of named columns, or pixels. */
final class RowForm {

    private RowForm() {}

    /** {@return a name for every float of a row} */
    static List<String> names(Table rows) {
        return rows.columns().stream()
                .flatMap(column -> column.width() == 1
                        ? Stream.of(column.name())
                        : IntStream.range(0, column.width()).mapToObj(i -> column.name() + "[" + i + "]"))
                .toList();
    }

    /** {@return the column of grey images, {@code [height, width]} or {@code [height, width, 1]}, if that is all} */
    static Optional<Column.Block> image(Table rows) {
        if (rows.columns().size() != 1 || !(rows.columns().get(0) instanceof Column.Block block)) {
            return Optional.empty();
        }
        int dimensions = block.shape().size();
        boolean grey = dimensions == 2 || (dimensions == 3 && block.shape().get(2) == 1);
        return grey ? Optional.of(block) : Optional.empty();
    }
}
