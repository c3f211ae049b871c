package io.limbeck.plugins.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a table is made of text columns.
 *
 * @param label column of the label
 * @param classes the classes in code order; found in the rows if empty
 * @param favourable the favourable class; the last one if empty
 * @param attributes what rows can be grouped by
 * @param sensitive entries of the setting: attributes and intersections
 * @param privileged privileged groups other than the attributes' own
 * @param features columns that are features, in order
 * @param numeric columns that must be numbers
 * @param categorical columns that are categories even if they look like numbers
 * @param missingValues values that mean that there is none
 * @param missing what becomes of such rows
 */
record Layout(
        String label,
        Optional<List<String>> classes,
        Optional<String> favourable,
        Map<String, Attribute> attributes,
        List<String> sensitive,
        Map<String, String> privileged,
        List<String> features,
        Set<String> numeric,
        Set<String> categorical,
        Set<String> missingValues,
        MissingPolicy missing) {

    boolean isMissing(String value) {
        return missingValues.contains(value) || value.equalsIgnoreCase("nan");
    }
}
