package io.limbeck.engine.run;

import io.limbeck.engine.report.DataRecord;
import io.limbeck.engine.report.GroupRecord;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
                rows.classes().get(rows.favourable()),
                splits,
                groups(rows));
    }

    private static List<GroupRecord> groups(Table rows) {
        List<GroupRecord> records = new ArrayList<>();
        for (Groups groups : rows.sensitive()) {
            int[] counts = groups.counts();
            long[] favourable = new long[counts.length];
            for (int row = 0; row < rows.rows(); row++) {
                int code = groups.codes()[row];
                if (code >= 0 && rows.labels()[row] == rows.favourable()) {
                    favourable[code]++;
                }
            }
            for (int g = 0; g < counts.length; g++) {
                String name = groups.names().get(g);
                double rate = counts[g] == 0 ? Double.NaN : favourable[g] / (double) counts[g];
                records.add(
                        new GroupRecord(groups.attribute(), name, name.equals(groups.privileged()), counts[g], rate));
            }
        }
        return records;
    }
}
