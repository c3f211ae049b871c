package io.limbeck.plugins.fairness.metric;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.metric.FairnessMetric;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.testkit.FakeContext;
import io.limbeck.testkit.SettingsDefaults;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of a binary decision, for tests. Class 1 is favourable. */
record Rows(int[] group, int[] label, double[] score, double[] weight, List<String> names) {

    static final RandomSource RANDOM = new RandomSource(7).child("fairness tests");

    /** Draws rows: group by uniform choice, label and score by the group's rates. */
    static Rows drawn(RandomSource random, int rows, double[] selection, double baseRate) {
        int[] group = new int[rows];
        int[] label = new int[rows];
        double[] score = new double[rows];
        double[] weight = new double[rows];
        for (int row = 0; row < rows; row++) {
            group[row] = random.child("group").below(row, selection.length);
            label[row] = random.child("label").uniform(row) < baseRate ? 1 : 0;
            boolean selected = random.child("decision").uniform(row) < selection[group[row]];
            score[row] = (selected ? 0.5 : 0) + 0.4999 * random.child("score").uniform(row);
            weight[row] = 1;
        }
        return new Rows(group, label, score, weight, names(selection.length));
    }

    static List<String> names(int groups) {
        return List.of("a", "b", "c", "d", "e").subList(0, groups);
    }

    /** Rows by counts of true positives, false negatives, false positives and true negatives per group. */
    static Rows counted(int[]... counts) {
        int rows = Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
        int[] group = new int[rows];
        int[] label = new int[rows];
        double[] score = new double[rows];
        double[] weight = new double[rows];
        Arrays.fill(weight, 1);
        int row = 0;
        for (int g = 0; g < counts.length; g++) {
            for (int cell = 0; cell < 4; cell++) {
                for (int i = 0; i < counts[g][cell]; i++) {
                    group[row] = g;
                    label[row] = cell < 2 ? 1 : 0;
                    score[row++] = cell % 2 == 0 ? 0.9 : 0.1;
                }
            }
        }
        return new Rows(group, label, score, weight, names(counts.length));
    }

    Rows selected(int[] rows) {
        return new Rows(
                Arrays.stream(rows).map(row -> group[row]).toArray(),
                Arrays.stream(rows).map(row -> label[row]).toArray(),
                Arrays.stream(rows).mapToDouble(row -> score[row]).toArray(),
                Arrays.stream(rows).mapToDouble(row -> weight[row]).toArray(),
                names);
    }

    Rows weighted(double[] weights) {
        return new Rows(group, label, score, weights, names);
    }

    Rows grouped(int[] groups, List<String> groupNames) {
        return new Rows(groups, label, score, weight, groupNames);
    }

    Groups groups() {
        return new Groups("attribute", group, names, names.get(names.size() - 1));
    }

    Predictions predictions() {
        double[][] probabilities =
                Arrays.stream(score).mapToObj(s -> new double[] {1 - s, s}).toArray(double[][]::new);
        return new Predictions(
                probabilities, label, weight, List.of("no", "yes"), 1, List.of(groups()), Optional.empty());
    }

    double estimate(FairnessMetric metric) {
        return metric.estimate(predictions(), groups());
    }

    /** {@return the metric of that id, with these settings and otherwise its defaults} */
    static FairnessMetric metric(String id, Map<String, ?> settings) {
        var component = FairnessMetrics.components().stream()
                .filter(candidate -> candidate.id().toString().equals("fairness/" + id))
                .findFirst()
                .orElseThrow();
        return (FairnessMetric)
                new FakeContext().create(component, SettingsDefaults.of(component.settings(), settings));
    }
}
