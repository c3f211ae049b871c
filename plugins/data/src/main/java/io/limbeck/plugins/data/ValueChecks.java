package io.limbeck.plugins.data;

import io.limbeck.spi.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Whether values are what their columns need. Of each column the first row that is wrong is told. */
final class ValueChecks {

    private final RawTable rows;
    private final Layout layout;
    private final List<Problem> problems = new ArrayList<>();

    ValueChecks(RawTable rows, Layout layout) {
        this.rows = rows;
        this.layout = layout;
    }

    List<Problem> problems() {
        checkNumbers();
        if (layout.isRegression()) {
            checkTarget();
        }
        checkMissing();
        return problems;
    }

    private void checkNumbers() {
        for (String name : layout.features()) {
            RawColumn column = rows.column(name);
            if (layout.numeric().contains(name)) {
                firstRow(
                                column,
                                value -> !layout.isMissing(value)
                                        && Numbers.parse(value).isEmpty())
                        .ifPresent(row -> problems.add(Problem.error(
                                "numeric",
                                "row " + rows.number(row) + " of column '" + name + "' is no number, but '"
                                        + column.shown(row) + "'",
                                "mend the row, or take the column out of 'numeric'")));
            }
            if (layout.isNumeric(column)) {
                firstRow(column, value -> Double.isInfinite(Numbers.parse(value).orElse(0)))
                        .ifPresent(row -> problems.add(Problem.error(
                                "",
                                "row " + rows.number(row) + " of column '" + name + "' is not finite, but '"
                                        + column.value(row) + "'",
                                "mend the row")));
            }
        }
    }

    private void checkTarget() {
        RawColumn column = rows.column(layout.label());
        firstRow(
                        column,
                        value -> !layout.isMissing(value)
                                && !Double.isFinite(Numbers.parse(value).orElse(Double.NaN)))
                .ifPresent(row -> problems.add(Problem.error(
                        "target",
                        "row " + rows.number(row) + " of column '" + column.name()
                                + "' must be a finite number, but is '" + column.shown(row) + "'",
                        "mend the row, or predict classes with 'label: " + column.name() + "'")));
    }

    private void checkMissing() {
        for (String name : layout.used()) {
            RawColumn column = rows.column(name);
            boolean refused = layout.missing() == MissingPolicy.ERROR
                    || (layout.missing() == MissingPolicy.KEEP && mustBeThere(name, column));
            if (!refused) {
                continue;
            }
            firstRow(column, layout::isMissing)
                    .ifPresent(row -> problems.add(Problem.error(
                            "",
                            "column '" + name + "' has no value in " + count(column) + ", first in row "
                                    + rows.number(row) + ": '" + column.value(row) + "'",
                            "fill the gaps, or leave such rows out with 'missing: drop'")));
        }
    }

    /** Whether there is no way to say that the value is unknown. */
    private boolean mustBeThere(String name, RawColumn column) {
        return name.equals(layout.label()) || (layout.features().contains(name) && layout.isNumeric(column));
    }

    private String count(RawColumn column) {
        long count = Arrays.stream(column.codes())
                .filter(code -> layout.isMissing(column.values().get(code)))
                .count();
        return count == 1 ? "1 row" : count + " rows";
    }

    private Optional<Integer> firstRow(RawColumn column, Predicate<String> wrong) {
        Set<Integer> codes = new HashSet<>();
        for (int code = 0; code < column.values().size(); code++) {
            if (wrong.test(column.values().get(code))) {
                codes.add(code);
            }
        }
        for (int row = 0; row < column.rows() && !codes.isEmpty(); row++) {
            if (codes.contains(column.codes()[row])) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    /** {@return whether a row has all the values that a table is made of} */
    static IntPredicate complete(RawTable rows, Layout layout) {
        boolean[] incomplete = new boolean[rows.rows()];
        for (String name : layout.used()) {
            RawColumn column = rows.column(name);
            boolean[] missing = new boolean[column.values().size()];
            for (int code = 0; code < missing.length; code++) {
                missing[code] = layout.isMissing(column.values().get(code));
            }
            for (int row = 0; row < incomplete.length; row++) {
                incomplete[row] |= missing[column.codes()[row]];
            }
        }
        return row -> !incomplete[row];
    }
}
