package io.limbeck.plugins.data;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.data.Targets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
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
        return layout.missing() == MissingPolicy.DROP ? rows.filter(ValueChecks.complete(rows, layout)) : rows;
    }

    private Table build() {
        checkColumns();
        stopIfProblems();
        problems.addAll(new ValueChecks(rows, layout).problems());
        rows = withoutMissing(rows, layout);
        if (rows.rows() == 0) {
            problems.add(Problem.error(
                    "",
                    "no row is left",
                    "the data is empty, or every row has a missing value: see 'missing' and 'missingValues'"));
        }
        stopIfProblems();

        List<Column> features = layout.features().stream().map(this::feature).toList();
        if (layout.isRegression()) {
            return ofNumbers(features);
        }
        RawColumn label = rows.column(layout.label());
        List<String> classes = layout.classes().orElseGet(() -> Numbers.sorted(label.present()));
        int[] labels = label.encode(classes);
        checkLabels(label, labels, classes);
        int favourable = favourable(classes);
        List<Groups> sensitive = new GroupsBuilder(rows, layout, problems).build();
        stopIfProblems();

        return new Table(features, labels, classes, favourable, sensitive, ones(), rows.ids());
    }

    private Table ofNumbers(List<Column> features) {
        double[] numbers = numbers(rows.column(layout.label()));
        List<Groups> sensitive = new GroupsBuilder(rows, layout, problems).build();
        stopIfProblems();
        Targets targets = new Targets(layout.label(), layout.unit().orElseThrow(), numbers);
        return Table.ofNumbers(features, targets, sensitive, ones(), rows.ids());
    }

    private double[] ones() {
        double[] ones = new double[rows.rows()];
        Arrays.fill(ones, 1);
        return ones;
    }

    private void stopIfProblems() {
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }

    private void checkColumns() {
        require(layout.label(), layout.isRegression() ? "target" : "label");
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

    private Column feature(String name) {
        RawColumn column = rows.column(name);
        if (layout.isNumeric(column)) {
            return new Column.Numeric(name, numbers(column));
        }
        List<String> categories = Numbers.sorted(column.present().stream()
                .filter(value -> !layout.isMissing(value))
                .toList());
        return new Column.Categorical(name, column.encode(categories), categories);
    }

    private static double[] numbers(RawColumn column) {
        double[] numbers = column.values().stream()
                .mapToDouble(value -> Numbers.parse(value).orElse(Double.NaN))
                .toArray();
        double[] values = new double[column.rows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = numbers[column.codes()[row]];
        }
        return values;
    }

    private void checkLabels(RawColumn label, int[] labels, List<String> classes) {
        Set<String> told = new HashSet<>();
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] < 0 && told.add(label.value(row)) && told.size() <= 5) {
                problems.add(Problem.error(
                        "classes",
                        "row " + rows.number(row) + " has the label '" + label.shown(row) + "', which is not one of "
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
