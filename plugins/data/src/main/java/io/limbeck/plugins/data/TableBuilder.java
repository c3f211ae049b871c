package io.limbeck.plugins.data;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a table of text columns; collects every problem on the way and throws them together. */
final class TableBuilder {

    private final Layout layout;
    private final List<Problem> problems = new ArrayList<>();
    private RawTable rows;

    private TableBuilder(RawTable rows, Layout layout) {
        this.rows = rows;
        this.layout = layout;
    }

    /**
     * {@return the table}
     *
     * @throws InvalidInputException with everything that does not fit
     */
    static Table build(RawTable rows, Layout layout) {
        return new TableBuilder(rows, layout).build();
    }

    /** {@return the rows that stay under the layout's policy on missing values} */
    static RawTable withoutMissing(RawTable rows, Layout layout) {
        return layout.missing() == MissingPolicy.DROP ? rows.filter(complete(rows, layout)) : rows;
    }

    private Table build() {
        checkColumns();
        stopIfProblems();
        checkNumbers();
        checkMissing();
        rows = withoutMissing(rows, layout);
        if (rows.rows() == 0) {
            problems.add(Problem.error(
                    "",
                    "no row is left",
                    "the data is empty, or every row has a missing value: see 'missing' and 'missingValues'"));
        }
        stopIfProblems();

        List<Column> features = layout.features().stream().map(this::feature).toList();
        RawColumn label = rows.column(layout.label());
        List<String> classes = layout.classes().orElseGet(() -> Numbers.sorted(label.present()));
        int[] labels = label.encode(classes);
        checkLabels(label, labels, classes);
        int favourable = favourable(classes);
        List<Groups> sensitive = new GroupsBuilder(rows, layout, problems).build();
        stopIfProblems();

        double[] weights = new double[rows.rows()];
        Arrays.fill(weights, 1);
        return new Table(features, labels, classes, favourable, sensitive, weights, rows.ids());
    }

    private void stopIfProblems() {
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }

    private void checkColumns() {
        require(layout.label(), "label");
        for (int i = 0; i < layout.sensitive().size(); i++) {
            for (String part : SensitiveNames.parts(layout.sensitive().get(i))) {
                Attribute attribute = layout.attributes().get(part);
                require(attribute == null ? part : attribute.column(), "sensitive[" + i + "]");
            }
        }
        for (String feature : layout.features()) {
            require(feature, "features");
        }
        layout.numeric().forEach(name -> require(name, "numeric"));
        layout.categorical().forEach(name -> require(name, "categorical"));
    }

    private void require(String column, String where) {
        if (rows.find(column).isEmpty()) {
            problems.add(Problem.error(
                    where, "there is no column '" + column + "'", Suggestion.remedy(column, rows.names())));
        }
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
                                "row " + number(row) + " of column '" + name + "' is no number, but '"
                                        + column.value(row) + "'",
                                "mend the row, or take the column out of 'numeric'")));
            }
            if (isNumeric(column)) {
                firstRow(column, value -> Double.isInfinite(Numbers.parse(value).orElse(0)))
                        .ifPresent(row -> problems.add(Problem.error(
                                "",
                                "row " + number(row) + " of column '" + name + "' is not finite, but '"
                                        + column.value(row) + "'",
                                "mend the row")));
            }
        }
    }

    private void checkMissing() {
        for (String name : used(layout)) {
            RawColumn column = rows.column(name);
            boolean refused = layout.missing() == MissingPolicy.ERROR
                    || layout.missing() == MissingPolicy.KEEP
                            && (name.equals(layout.label()) || layout.features().contains(name) && isNumeric(column));
            if (!refused) {
                continue;
            }
            firstRow(column, layout::isMissing)
                    .ifPresent(row -> problems.add(Problem.error(
                            "",
                            "column '" + name + "' has no value in " + count(column) + ", first in row " + number(row)
                                    + ": '" + column.value(row) + "'",
                            "fill the gaps, or leave such rows out with 'missing: drop'")));
        }
    }

    private String count(RawColumn column) {
        long count = Arrays.stream(column.codes())
                .filter(code -> layout.isMissing(column.values().get(code)))
                .count();
        return count == 1 ? "1 row" : count + " rows";
    }

    private Optional<Integer> firstRow(RawColumn column, java.util.function.Predicate<String> wrong) {
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

    /** Rows are counted from 1, the header not being one. */
    private long number(int row) {
        return rows.ids()[row] + 1;
    }

    private static java.util.function.IntPredicate complete(RawTable rows, Layout layout) {
        boolean[] incomplete = new boolean[rows.rows()];
        for (String name : used(layout)) {
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

    /** Columns that a table is made of: features, label and what groups are made from. */
    private static Set<String> used(Layout layout) {
        Set<String> used = new LinkedHashSet<>(layout.features());
        used.add(layout.label());
        for (String base : SensitiveNames.bases(layout.sensitive())) {
            Attribute attribute = layout.attributes().get(base);
            used.add(attribute == null ? base : attribute.column());
        }
        return used;
    }

    private boolean isNumeric(RawColumn column) {
        if (layout.categorical().contains(column.name())) {
            return false;
        }
        List<String> values = column.values().stream()
                .filter(value -> !layout.isMissing(value))
                .toList();
        return layout.numeric().contains(column.name())
                || !values.isEmpty()
                        && values.stream()
                                .allMatch(value -> Numbers.parse(value).isPresent());
    }

    private Column feature(String name) {
        RawColumn column = rows.column(name);
        if (isNumeric(column)) {
            double[] numbers = column.values().stream()
                    .mapToDouble(value -> Numbers.parse(value).orElse(Double.NaN))
                    .toArray();
            double[] values = new double[column.rows()];
            for (int row = 0; row < values.length; row++) {
                values[row] = numbers[column.codes()[row]];
            }
            return new Column.Numeric(name, values);
        }
        List<String> categories = Numbers.sorted(column.present().stream()
                .filter(value -> !layout.isMissing(value))
                .toList());
        return new Column.Categorical(name, column.encode(categories), categories);
    }

    private void checkLabels(RawColumn label, int[] labels, List<String> classes) {
        Set<String> told = new HashSet<>();
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] < 0 && told.add(label.value(row)) && told.size() <= 5) {
                problems.add(Problem.error(
                        "classes",
                        "row " + number(row) + " has the label '" + label.value(row) + "', which is not one of "
                                + classes,
                        Suggestion.nearest(label.value(row), classes)
                                .map(name -> "is '" + name + "' meant? mend the row or add the class to 'classes'")
                                .orElse("add it to 'classes', or check that '" + layout.label() + "' is the label")));
            }
        }
        if (classes.size() < 2) {
            problems.add(Problem.error(
                    "label",
                    "column '" + layout.label() + "' has only one class: " + classes,
                    "there is nothing to learn; check that this is the label"));
        }
    }

    private int favourable(List<String> classes) {
        String name = layout.favourable().orElse(classes.get(classes.size() - 1));
        int code = classes.indexOf(name);
        if (code < 0) {
            problems.add(
                    Problem.error("favourable", "there is no class '" + name + "'", Suggestion.remedy(name, classes)));
        }
        return code;
    }
}
