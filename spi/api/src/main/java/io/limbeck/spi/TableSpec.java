package io.limbeck.spi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of a data set. Before the data is read much of it can be unknown; afterwards the same checks run again
 * with everything filled in.
 *
 * @param shape shape of one row's features, {@code [101]} or {@code [28, 28, 1]}; empty while unknown, -1 for an
 *     unknown dimension
 * @param classes the label's classes in code order; empty while unknown
 * @param favourable code of the favourable (positive) class, -1 while unknown
 * @param sensitive group names of each sensitive attribute in declared order; an empty list while unknown
 * @param rows number of rows, -1 while unknown
 * @param codes where features are codes to be looked up: how many codes there are, for each place of the last
 *     dimension; empty for quantities, and while unknown
 */
public record TableSpec(
        List<Integer> shape,
        List<String> classes,
        int favourable,
        Map<String, List<String>> sensitive,
        long rows,
        List<Integer> codes)
        implements PortSpec {

    /** Rows of quantities. */
    public TableSpec(
            List<Integer> shape, List<String> classes, int favourable, Map<String, List<String>> sensitive, long rows) {
        this(shape, classes, favourable, sensitive, rows, List.of());
    }

    public TableSpec {
        codes = List.copyOf(codes);
        shape = List.copyOf(shape);
        classes = List.copyOf(classes);
        sensitive = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(sensitive));
    }
}
