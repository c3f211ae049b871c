package io.limbeck.plugins.fairness.postprocess;

import io.limbeck.plugins.fairness.statistics.GroupThresholds;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.Teacher;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a rule is chosen by: labels and the model's scores, group by group. Rows of unknown membership are not in it, and
 * rows count alike whatever their weight.
 *
 * @param split the split they are of
 * @param attribute the sensitive attribute
 * @param groups the rows of each group; a group without rows has empty arrays
 */
record FittingRows(Split split, Groups attribute, Map<String, GroupThresholds.Group> groups) {

    /** The name of the other side where one group is held against all others. */
    static final String REST = "all others";

    /** Which rows. */
    enum Rows {
        /** Those that calibrators see. */
        CALIBRATION,
        /** Those that models are selected by. */
        VALIDATION,
        /** Those that models learn from; the model's scores are too good there. */
        TRAIN;

        Split split() {
            return Split.valueOf(name());
        }
    }

    /**
     * {@return the rows of a lesson, scored by the model at its port}
     *
     * @throws InvalidInputException if the split has no rows
     */
    static FittingRows of(Lesson lesson, Rows rows, String attribute) {
        Split split = rows.split();
        Table table = lesson.rows(split);
        if (table.rows() == 0) {
            throw new InvalidInputException(Problem.error(
                    "rows",
                    "the split '" + split.label() + "' is empty, so no threshold can be found there",
                    "write 'rows: validation', or give the split a share in data.split"));
        }
        Teacher model = lesson.models(Postprocessors.MODEL).get(0);
        double[][] probabilities = model.outputs(table, split).probabilities();
        Groups membership = table.groups(attribute);
        Map<String, GroupThresholds.Group> groups = new LinkedHashMap<>();
        for (int g = 0; g < membership.names().size(); g++) {
            int code = g;
            int[] of = IntStream.range(0, table.rows())
                    .filter(row -> membership.codes()[row] == code)
                    .toArray();
            boolean[] labels = new boolean[of.length];
            double[] scores = new double[of.length];
            for (int i = 0; i < of.length; i++) {
                labels[i] = table.labels()[of[i]] == table.favourable();
                scores[i] = probabilities[of[i]][table.favourable()];
            }
            groups.put(membership.names().get(g), new GroupThresholds.Group(labels, scores));
        }
        return new FittingRows(split, membership, groups);
    }

    /** {@return the same rows as one group and the rest} */
    FittingRows sides(String group) {
        Map<String, GroupThresholds.Group> sides = new LinkedHashMap<>();
        sides.put(group, group(group));
        List<GroupThresholds.Group> others = groups.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(group))
                .map(Map.Entry::getValue)
                .toList();
        int rows = others.stream().mapToInt(other -> other.labels().length).sum();
        boolean[] labels = new boolean[rows];
        double[] scores = new double[rows];
        int to = 0;
        for (GroupThresholds.Group other : others) {
            System.arraycopy(other.labels(), 0, labels, to, other.labels().length);
            System.arraycopy(other.scores(), 0, scores, to, other.scores().length);
            to += other.labels().length;
        }
        sides.put(REST, new GroupThresholds.Group(labels, scores));
        return new FittingRows(split, attribute, sides);
    }

    /** {@return a group's rows; none of a group that there is not} */
    GroupThresholds.Group group(String name) {
        return groups.getOrDefault(name, new GroupThresholds.Group(new boolean[0], new double[0]));
    }

    /** {@return those groups of which there are enough rows, of both labels} */
    Map<String, GroupThresholds.Group> sufficient(int minimum) {
        Map<String, GroupThresholds.Group> enough = new LinkedHashMap<>(groups);
        enough.values()
                .removeIf(group -> group.labels().length < minimum
                        || positives(group) == 0
                        || positives(group) == group.labels().length);
        return enough;
    }

    /** {@return a group's rows in words}: {@code 12 rows, 3 of them favourable} */
    String describe(String group) {
        GroupThresholds.Group rows = group(group);
        return "'" + group + "' has " + rows.labels().length + " rows there, " + positives(rows)
                + " of them labelled favourable";
    }

    private static long positives(GroupThresholds.Group group) {
        return IntStream.range(0, group.labels().length)
                .filter(row -> group.labels()[row])
                .count();
    }
}
