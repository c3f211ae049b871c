package io.limbeck.plugins.fairness.slice;

import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What slices are cut by: each category of a column, each quantile bin of its numbers (bounds from the searched rows), each
 * group of a sensitive attribute. Intersections of attributes are left out, for conjunctions are that.
 */
final class Conditions {

    private static final int MOST_CATEGORIES = 30;

    private final Table found;
    private final Table test;
    private final List<Condition> conditions = new ArrayList<>();

    private Conditions(Table found, Table test) {
        this.found = found;
        this.test = test;
    }

    /**
     * {@return the conditions}
     *
     * @param found rows that are searched, as they were read
     * @param test rows that confirm, as they were read
     * @param bins bins of a column of numbers
     */
    static List<Condition> of(Table found, Table test, int bins) {
        Conditions all = new Conditions(found, test);
        for (int i = 0; i < found.columns().size(); i++) {
            Column one = found.columns().get(i);
            if (one instanceof Column.Numeric numbers) {
                all.numbers(numbers, (Column.Numeric) test.columns().get(i), bins);
            } else if (one instanceof Column.Categorical categories) {
                all.categories(categories, (Column.Categorical) test.columns().get(i));
            }
        }
        for (int i = 0; i < found.sensitive().size(); i++) {
            if (!found.sensitive().get(i).attribute().contains("×")) {
                all.groups(found.sensitive().get(i), test.sensitive().get(i));
            }
        }
        return all.conditions;
    }

    private void add(String column, String text, IntPredicate ofFound, IntPredicate ofTest) {
        Condition condition = new Condition(column, text, rows(found.rows(), ofFound), rows(test.rows(), ofTest));
        if (!condition.found().isEmpty() && condition.found().cardinality() < found.rows()) {
            conditions.add(condition);
        }
    }

    private static BitSet rows(int count, IntPredicate member) {
        BitSet rows = new BitSet(count);
        IntStream.range(0, count).filter(member).forEach(rows::set);
        return rows;
    }

    private void categories(Column.Categorical one, Column.Categorical other) {
        int[] counts = new int[one.categories().size()];
        IntStream.of(one.codes()).filter(code -> code >= 0).forEach(code -> counts[code]++);
        IntStream.range(0, counts.length)
                .filter(code -> counts[code] > 0)
                .boxed()
                .sorted((a, b) -> Integer.compare(counts[b], counts[a]))
                .limit(MOST_CATEGORIES)
                .forEach(code -> add(
                        one.name(),
                        one.name() + " = " + one.categories().get(code),
                        row -> one.codes()[row] == code,
                        row -> other.codes()[row] == code));
        add(one.name(), one.name() + " is missing", row -> one.codes()[row] < 0, row -> other.codes()[row] < 0);
    }

    private void groups(Groups one, Groups other) {
        for (int g = 0; g < one.names().size(); g++) {
            int code = g;
            add(
                    one.attribute(),
                    one.attribute() + " = " + one.names().get(g),
                    row -> one.codes()[row] == code,
                    row -> other.codes()[row] == code);
        }
    }

    /** Bins from one quantile up to the next; where few values occur, a bin may hold one of them. */
    private void numbers(Column.Numeric one, Column.Numeric other, int bins) {
        double[] sorted = Arrays.stream(one.values())
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        TreeSet<Double> bounds = new TreeSet<>();
        for (int bin = 1; bin < bins && sorted.length > 0; bin++) {
            double bound = sorted[(int) ((long) bin * sorted.length / bins)];
            if (bound > sorted[0]) {
                bounds.add(bound);
            }
        }
        List<Double> edges = new ArrayList<>(bounds);
        for (int bin = 0; bin <= edges.size() && !edges.isEmpty(); bin++) {
            double from = bin == 0 ? Double.NEGATIVE_INFINITY : edges.get(bin - 1);
            double to = bin == edges.size() ? Double.POSITIVE_INFINITY : edges.get(bin);
            add(
                    one.name(),
                    text(one.name(), from, to),
                    row -> within(one.values()[row], from, to),
                    row -> within(other.values()[row], from, to));
        }
    }

    private static boolean within(double value, double from, double to) {
        return value >= from && value < to;
    }

    private static String text(String name, double from, double to) {
        if (Double.isInfinite(from)) {
            return name + " < " + number(to);
        }
        return Double.isInfinite(to) ? name + " ≥ " + number(from) : number(from) + " ≤ " + name + " < " + number(to);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf((float) value);
    }
}
