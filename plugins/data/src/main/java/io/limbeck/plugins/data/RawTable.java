package io.limbeck.plugins.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A file's rows as text.
 *
 * @param ids number of each row in the file, from 0
 */
record RawTable(List<RawColumn> columns, long[] ids) {

    RawTable {
        columns = List.copyOf(columns);
    }

    int rows() {
        return ids.length;
    }

    /** {@return what a message calls the row: rows are counted from 1, the header not being one} */
    long number(int row) {
        return ids[row] + 1;
    }

    List<String> names() {
        return columns.stream().map(RawColumn::name).distinct().toList();
    }

    /** {@return the first column of that name} */
    Optional<RawColumn> find(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** {@return the first column of that name, which is known to be there} */
    RawColumn column(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("There is no column '" + name + "'"));
    }

    /** {@return this table with one more column, or with another one under its name} */
    RawTable with(RawColumn column) {
        List<RawColumn> changed = new ArrayList<>(columns);
        changed.removeIf(other -> other.name().equals(column.name()));
        changed.add(column);
        return new RawTable(changed, ids);
    }

    /** {@return only these columns} */
    RawTable keep(List<String> names) {
        return new RawTable(names.stream().map(this::column).toList(), ids);
    }

    /** {@return the rows for which {@code keep} holds} */
    RawTable filter(IntPredicate keep) {
        int[] rows = IntStream.range(0, rows()).filter(keep).toArray();
        return rows.length == rows()
                ? this
                : new RawTable(
                        columns.stream().map(column -> column.select(rows)).toList(),
                        IntStream.of(rows).mapToLong(row -> ids[row]).toArray());
    }
}
