package io.limbeck.engine.evaluate;

import io.limbeck.spi.data.Groups;
import io.limbeck.spi.metric.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Counts decisions that differ from another model's. */
final class Changes {

    private Changes() {}

    static List<Change> of(Predictions predictions, Map<String, double[][]> others) {
        int[] mine = predictions.decisions();
        List<Change> changes = new ArrayList<>();
        others.forEach((title, probabilities) -> {
            if (probabilities.length != mine.length) {
                throw new IllegalArgumentException("There are " + mine.length + " rows, but '" + title + "' has "
                        + probabilities.length + " predictions");
            }
            int[] theirs = predictions.decisions(probabilities);
            int favourable = predictions.favourable();
            changes.add(count(title, "", "", mine, theirs, favourable, row -> true));
            for (Groups groups : predictions.sensitive()) {
                for (int g = 0; g < groups.names().size(); g++) {
                    int group = g;
                    String name = groups.names().get(g);
                    IntPredicate member = row -> groups.codes()[row] == group;
                    changes.add(count(title, groups.attribute(), name, mine, theirs, favourable, member));
                }
            }
        });
        return changes;
    }

    private static Change count(
            String title,
            String attribute,
            String group,
            int[] mine,
            int[] theirs,
            int favourable,
            IntPredicate member) {
        long rows = 0;
        long gained = 0;
        long lost = 0;
        for (int row = 0; row < mine.length; row++) {
            if (member.test(row)) {
                rows++;
                gained += mine[row] == favourable && theirs[row] != favourable ? 1 : 0;
                lost += mine[row] != favourable && theirs[row] == favourable ? 1 : 0;
            }
        }
        return new Change(title, attribute, group, rows, gained, lost);
    }
}
