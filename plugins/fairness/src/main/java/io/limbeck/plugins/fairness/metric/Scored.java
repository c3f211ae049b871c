package io.limbeck.plugins.fairness.metric;

import io.limbeck.plugins.fairness.statistics.ScoredRows;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.metric.Predictions;
import java.util.ArrayList;
import java.util.List;

/**
 * Scored rows with the groups' names.
 *
 * @param rows the rows
 * @param names the groups
 */
record Scored(ScoredRows rows, List<String> names) {

    /** Which rows of a group a figure stands on, and so what its evidence is. */
    enum Basis {
        /** All rows. */
        ALL,
        /** Rows of the favourable class. */
        POSITIVES,
        /** Rows of the other classes. */
        NEGATIVES,
        /** Rows of both kinds: the fewer of the two are the evidence. */
        BOTH
    }

    /** A figure of one group. */
    interface OfGroup {
        double of(ScoredRows rows, int group);
    }

    static Scored of(Predictions predictions, Groups groups) {
        boolean[] positive = new boolean[predictions.rows()];
        for (int row = 0; row < positive.length; row++) {
            positive[row] = predictions.labels()[row] == predictions.favourable();
        }
        return new Scored(
                ScoredRows.of(
                        groups.names().size(), groups.codes(), positive, predictions.scores(), predictions.weights()),
                groups.names());
    }

    Scored resample(RandomSource random) {
        return new Scored(rows.resample(random), names);
    }

    /** {@return a figure of every group, with the evidence it has} */
    List<Part> parts(String figure, Basis basis, OfGroup function) {
        List<Part> parts = new ArrayList<>();
        for (int group = 0; group < names.size(); group++) {
            long positives = rows.rows(group, true);
            long negatives = rows.rows(group, false);
            double positive = rows.total(group, true);
            double negative = rows.total(group, false);
            long evidence =
                    switch (basis) {
                        case ALL -> positives + negatives;
                        case POSITIVES -> positives;
                        case NEGATIVES -> negatives;
                        case BOTH -> Math.min(positives, negatives);
                    };
            double denominator =
                    switch (basis) {
                        case ALL -> positive + negative;
                        case POSITIVES -> positive;
                        case NEGATIVES -> negative;
                        case BOTH -> Math.min(positive, negative);
                    };
            double value = function.of(rows, group);
            parts.add(new Part(names.get(group), figure, value, value * denominator, denominator, evidence));
        }
        return parts;
    }
}
