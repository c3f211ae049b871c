package io.limbeck.engine.evaluate;

import io.limbeck.spi.data.Groups;
import io.limbeck.spi.metric.Predictions;
import java.util.ArrayList;
import java.util.List;

/** Counts each group's decisions. */
final class GroupReports {

    private GroupReports() {}

    static List<GroupReport> of(Predictions predictions) {
        int[] decisions = predictions.decisions();
        List<GroupReport> reports = new ArrayList<>();
        for (Groups groups : predictions.sensitive()) {
            for (int group = 0; group < groups.names().size(); group++) {
                reports.add(of(predictions, decisions, groups, group));
            }
        }
        return reports;
    }

    private static GroupReport of(Predictions predictions, int[] decisions, Groups groups, int group) {
        long known = 0;
        long rows = 0;
        double all = 0;
        double positive = 0;
        double selected = 0;
        double truePositive = 0;
        double correct = 0;
        double score = 0;
        for (int row = 0; row < predictions.rows(); row++) {
            known += groups.codes()[row] >= 0 ? 1 : 0;
            if (groups.codes()[row] != group) {
                continue;
            }
            double weight = predictions.weights()[row];
            boolean favourable = predictions.labels()[row] == predictions.favourable();
            boolean chosen = decisions[row] == predictions.favourable();
            rows++;
            all += weight;
            positive += favourable ? weight : 0;
            selected += chosen ? weight : 0;
            truePositive += favourable && chosen ? weight : 0;
            correct += decisions[row] == predictions.labels()[row] ? weight : 0;
            score += weight * predictions.probabilities()[row][predictions.favourable()];
        }
        return new GroupReport(
                groups.attribute(),
                groups.names().get(group),
                rows,
                known > 0 ? (double) rows / known : Double.NaN,
                Rate.of(positive, all),
                Rate.of(selected, all),
                Rate.of(truePositive, positive),
                Rate.of(selected - truePositive, all - positive),
                Rate.of(correct, all),
                all > 0 ? score / all : Double.NaN,
                Reliability.expectedCalibrationError(predictions, decisions, row -> groups.codes()[row] == group));
    }
}
