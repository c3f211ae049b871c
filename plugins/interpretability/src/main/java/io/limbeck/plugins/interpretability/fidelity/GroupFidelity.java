package io.limbeck.plugins.interpretability.fidelity;

import io.limbeck.plugins.interpretability.statistics.Agreement;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.metric.GroupFigure;
import io.limbeck.spi.metric.Predictions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fidelity of each group by itself; rows of unknown membership count for nobody. */
final class GroupFidelity {

    static final String FIGURE = "fidelity";

    private GroupFidelity() {}

    /**
     * {@return a figure for every group}, numerators and denominators being weights
     *
     * @param minimumRows rows that a group must have to be counted
     */
    static List<GroupFigure> of(Predictions predictions, double[][] teacher, Groups groups, int minimumRows) {
        Pair pair = new Pair(predictions, teacher);
        int[] student = pair.decisions();
        int[] taught = pair.teacherDecisions();
        int[] counts = groups.counts();
        List<GroupFigure> figures = new ArrayList<>();
        for (int group = 0; group < counts.length; group++) {
            int code = group;
            double[] weights = pair.weights(row -> groups.codes()[row] == code);
            double share =
                    Agreement.of(student, taught, weights, pair.classes()).share();
            double all = Arrays.stream(weights).sum();
            figures.add(new GroupFigure(
                    groups.names().get(group),
                    FIGURE,
                    share,
                    all == 0 ? 0 : share * all,
                    all,
                    counts[group] >= minimumRows));
        }
        return figures;
    }
}
