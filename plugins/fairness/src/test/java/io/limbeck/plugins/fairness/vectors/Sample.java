package io.limbeck.plugins.fairness.vectors;

import io.limbeck.plugins.fairness.statistics.Confusion;
import io.limbeck.plugins.fairness.statistics.GroupCounts;
import io.limbeck.plugins.fairness.statistics.ScoredRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** One input of the vectors, with what a vector says about how to read it. */
public record Sample(Map<String, Object> input, Map<String, Object> params) {

    public static List<Object> list(Object value) {
        @SuppressWarnings("unchecked")
        List<Object> list = (List<Object>) value;
        return list;
    }

    static Map<String, Object> map(Object value) {
        @SuppressWarnings("unchecked")
        Map<String, Object> map = (Map<String, Object>) value;
        return map;
    }

    public static double[] numbers(Object value) {
        return list(value).stream().mapToDouble(number -> (Double) number).toArray();
    }

    public boolean has(String name) {
        return input.containsKey(name);
    }

    int rows() {
        return list(input.getOrDefault("y_true", input.getOrDefault("y_pred", List.of())))
                .size();
    }

    /** Predictions where there are some, labels for metrics of the data alone. */
    String decided() {
        return has("y_pred") ? "y_pred" : "y_true";
    }

    boolean[] favourable(String column) {
        Object favourable = input.getOrDefault("favorable_label", 1.0);
        List<Object> classes = favourable instanceof List<?> ? list(favourable) : List.of(favourable);
        boolean[] marks = new boolean[rows()];
        for (int row = 0; row < marks.length; row++) {
            marks[row] = classes.contains(list(input.get(column)).get(row));
        }
        return marks;
    }

    double[] column(String name) {
        return numbers(input.get(name));
    }

    double[] weights() {
        boolean unwanted = Boolean.FALSE.equals(params.get("weighted"));
        if (has("sample_weight") && !unwanted) {
            return column("sample_weight");
        }
        double[] ones =
                new double[has("membership") ? list(input.get("membership")).size() : rows()];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Membership as a text per row: the sensitive columns asked for, joined with a bar. */
    List<String> membership() {
        if (has("group_a")) {
            return list(input.get("group_a")).stream()
                    .map(a -> a.equals(1.0) ? "a" : "b")
                    .toList();
        }
        Map<String, Object> sensitive = map(input.get("sensitive"));
        List<Object> names = params.get("sensitive") instanceof List<?> chosen
                ? list(chosen)
                : List.of(sensitive.keySet().iterator().next());
        return joined(sensitive, names);
    }

    static List<String> joined(Map<String, Object> columns, List<Object> names) {
        List<String> groups = new ArrayList<>();
        for (int row = 0; row < list(columns.get(names.get(0))).size(); row++) {
            int at = row;
            groups.add(String.join(
                    "|",
                    names.stream()
                            .map(name -> text(list(columns.get(name)).get(at)))
                            .toList()));
        }
        return groups;
    }

    static String text(Object value) {
        return value instanceof Double number ? String.valueOf(number.longValue()) : value.toString();
    }

    /** The groups: for signed conventions the unprivileged, then the privileged; else in the vector's or natural order. */
    List<String> groups(boolean signed) {
        if (signed && has("group_a")) {
            return List.of("a", "b");
        }
        if (signed && (has("privileged") || params.containsKey("priv_group"))) {
            return List.of("unprivileged", "privileged");
        }
        Object order = params.get("group_order");
        return order == null
                ? List.copyOf(new TreeSet<>(membership()))
                : list(order).stream().map(Sample::text).toList();
    }

    int[] codes(boolean signed) {
        List<String> names = groups(signed);
        List<String> membership = membership();
        return IntStream.range(0, membership.size())
                .map(row -> names.contains("privileged")
                        ? (privileged().contains(membership.get(row)) ? 1 : 0)
                        : names.indexOf(membership.get(row)))
                .toArray();
    }

    private List<String> privileged() {
        Object who = input.getOrDefault("privileged", params.get("priv_group"));
        Object values =
                who instanceof Map<?, ?> named ? named.values().iterator().next() : who;
        return (values instanceof List<?> several ? list(several) : List.of(values))
                .stream().map(Sample::text).toList();
    }

    Confusion confusion(IntPredicate rows) {
        boolean[] labels = has("y_true") ? favourable("y_true") : new boolean[rows()];
        boolean[] decisions = favourable(decided());
        double[] weights = weights();
        for (int row = 0; row < weights.length; row++) {
            weights[row] = rows.test(row) ? weights[row] : 0;
        }
        return Confusion.of(labels, decisions, weights);
    }

    Confusion[] confusions(boolean signed) {
        int[] codes = codes(signed);
        return IntStream.range(0, groups(signed).size())
                .mapToObj(group -> confusion(row -> codes[row] == group))
                .toArray(Confusion[]::new);
    }

    GroupCounts binaryCounts() {
        return GroupCounts.of(groups(false).size(), 2, codes(false), ones("y_true"), ones(decided()), weights());
    }

    private int[] ones(String column) {
        boolean[] marks = favourable(column);
        return IntStream.range(0, marks.length).map(row -> marks[row] ? 1 : 0).toArray();
    }

    GroupCounts multiclassCounts(boolean signed) {
        TreeSet<Double> classes = new TreeSet<>();
        for (double label : column("y_true")) {
            classes.add(label);
        }
        for (double decision : column(decided())) {
            classes.add(decision);
        }
        return GroupCounts.of(
                groups(signed).size(),
                classes.size(),
                codes(signed),
                coded("y_true", classes),
                coded(decided(), classes),
                weights());
    }

    private int[] coded(String column, TreeSet<Double> classes) {
        return Arrays.stream(column(column))
                .mapToInt(value -> classes.headSet(value).size())
                .toArray();
    }

    /** Scored rows, whose score is the prediction itself where there is none. */
    ScoredRows scored(boolean signed) {
        double[] scores = has("y_score") ? column("y_score") : column("y_pred");
        return ScoredRows.of(groups(signed).size(), codes(signed), favourable("y_true"), scores, weights());
    }
}
