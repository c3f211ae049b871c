package io.limbeck.plugins.data;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a table is made of text columns.
 *
 * @param label column of the label, or of the number to predict
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
 * @param unit unit of the number to predict, which may be empty; nothing where the label has classes
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
        MissingPolicy missing,
        Optional<String> unit) {

    /** A label with classes. */
    Layout(
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
        this(
                label,
                classes,
                favourable,
                attributes,
                sensitive,
                privileged,
                features,
                numeric,
                categorical,
                missingValues,
                missing,
                Optional.empty());
    }

    /** {@return whether a number is to be predicted} */
    boolean isRegression() {
        return unit.isPresent();
    }

    boolean isMissing(String value) {
        return missingValues.contains(value) || value.equalsIgnoreCase("nan");
    }

    /** {@return the columns a table is made of}: features, label and what groups are made from */
    Set<String> used() {
        Set<String> used = new LinkedHashSet<>(features);
        used.add(label);
        for (String base : SensitiveNames.bases(sensitive)) {
            Attribute attribute = attributes.get(base);
            used.add(attribute == null ? base : attribute.column());
        }
        return used;
    }

    /** {@return whether a column is numbers}: said to be, or all its values are and nothing else is said */
    boolean isNumeric(RawColumn column) {
        if (categorical.contains(column.name())) {
            return false;
        }
        List<String> values =
                column.values().stream().filter(value -> !isMissing(value)).toList();
        return numeric.contains(column.name())
                || !values.isEmpty()
                        && values.stream()
                                .allMatch(value -> Numbers.parse(value).isPresent());
    }
}
