package io.limbeck.engine.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The data a variant learned from and was judged by.
 *
 * @param component the component it came from
 * @param rows rows in all
 * @param features numbers per row, after preparation
 * @param classes the classes, in code order
 * @param favourable name of the favourable class; empty where a number is predicted
 * @param splits rows of each split, by label
 * @param groups the groups
 * @param target the number that is predicted; empty where classes are
 */
public record DataRecord(
        String component,
        long rows,
        int features,
        List<String> classes,
        String favourable,
        Map<String, Long> splits,
        List<GroupRecord> groups,
        Optional<TargetRecord> target) {

    /** Data with classes. */
    public DataRecord(
            String component,
            long rows,
            int features,
            List<String> classes,
            String favourable,
            Map<String, Long> splits,
            List<GroupRecord> groups) {
        this(component, rows, features, classes, favourable, splits, groups, Optional.empty());
    }

    public DataRecord {
        classes = List.copyOf(classes);
        splits = Collections.unmodifiableMap(new LinkedHashMap<>(splits));
        groups = List.copyOf(groups);
    }
}
