package io.limbeck.plugins.fairness.metric;

import io.limbeck.plugins.fairness.statistics.GroupCounts;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.metric.Predictions;
import java.util.List;

/**
 * Counts with the groups' names.
 *
 * @param counts the counts
 * @param names the groups
 */
record Tally(GroupCounts counts, List<String> names) {

    /** {@return counts of the favourable class against the rest} */
    static Tally binary(Predictions predictions, Groups groups) {
        int[] labels = predictions.labels();
        int[] decisions = predictions.decisions();
        int[] positive = new int[labels.length];
        int[] selected = new int[labels.length];
        for (int row = 0; row < labels.length; row++) {
            positive[row] = labels[row] == predictions.favourable() ? 1 : 0;
            selected[row] = decisions[row] == predictions.favourable() ? 1 : 0;
        }
        int size = groups.names().size();
        return new Tally(
                GroupCounts.of(size, 2, groups.codes(), positive, selected, predictions.weights()), groups.names());
    }

    /** {@return counts of every class} */
    static Tally multiclass(Predictions predictions, Groups groups) {
        return new Tally(
                GroupCounts.of(
                        groups.names().size(),
                        predictions.classes().size(),
                        groups.codes(),
                        predictions.labels(),
                        predictions.decisions(),
                        predictions.weights()),
                groups.names());
    }

    Tally resample(RandomSource random) {
        return new Tally(counts.resample(random), names);
    }
}
