package io.limbeck.engine.run;

import io.limbeck.engine.report.DataRecord;
import io.limbeck.engine.report.GroupRecord;
import io.limbeck.engine.report.TargetRecord;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.data.Targets;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Sums a data set up for a report: counts, no rows. */
public final class DataSummary {

    private DataSummary() {}

    /**
     * {@return the summary}
     *
     * @param component where the rows came from
     * @param rows all rows
     * @param features numbers per prepared row
     * @param splits rows of each split
     */
    public static DataRecord of(String component, Table rows, int features, Map<String, Long> splits) {
        return new DataRecord(
                component,
                rows.rows(),
                features,
                rows.classes(),
                rows.isRegression() ? "" : rows.classes().get(rows.favourable()),
                splits,
                groups(rows),
                rows.targets().map(DataSummary::target));
    }

    private static TargetRecord target(Targets targets) {
        DoubleSummaryStatistics all = DoubleStream.of(targets.values()).summaryStatistics();
        double mean = targets.standardized().centre();
        double squares = DoubleStream.of(targets.values())
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double deviation = Math.sqrt(squares / Math.max(1, all.getCount()));
        return new TargetRecord(targets.name(), targets.unit(), mean, deviation, all.getMin(), all.getMax());
    }

    private static double outcome(Table rows, int row) {
        return rows.targets()
                .map(targets -> targets.values()[row])
                .orElseGet(() -> rows.labels()[row] == rows.favourable() ? 1.0 : 0.0);
    }

    private static List<GroupRecord> groups(Table rows) {
        List<GroupRecord> records = new ArrayList<>();
        for (Groups groups : rows.sensitive()) {
            int[] counts = groups.counts();
            double[] outcomes = new double[counts.length];
            for (int row = 0; row < rows.rows(); row++) {
                int code = groups.codes()[row];
                if (code >= 0) {
                    outcomes[code] += outcome(rows, row);
                }
            }
            for (int g = 0; g < counts.length; g++) {
                String name = groups.names().get(g);
                double rate = counts[g] == 0 ? Double.NaN : outcomes[g] / counts[g];
                records.add(
                        new GroupRecord(groups.attribute(), name, name.equals(groups.privileged()), counts[g], rate));
            }
        }
        return records;
    }
}
