package io.limbeck.spi;

import io.limbeck.spi.data.Targets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

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
 * @param target what is to be predicted; where it is a number there are no classes, and no favourable one
 */
@API(status = API.Status.STABLE, since = "0.1")
public record TableSpec(
        List<Integer> shape,
        List<String> classes,
        int favourable,
        Map<String, List<String>> sensitive,
        long rows,
        List<Integer> codes,
        TargetKind target)
        implements PortSpec {

    /**
     * Rows with classes.
     *
     * @param shape shape of one row's features
     * @param classes the classes, in code order
     * @param favourable code of the favourable (positive) class
     * @param sensitive group names of each sensitive attribute
     * @param rows number of rows, -1 while unknown
     * @param codes how many codes there are at each place of the last dimension
     */
    public TableSpec(
            List<Integer> shape,
            List<String> classes,
            int favourable,
            Map<String, List<String>> sensitive,
            long rows,
            List<Integer> codes) {
        this(shape, classes, favourable, sensitive, rows, codes, TargetKind.CLASSES);
    }

    /**
     * Rows of quantities, with classes.
     *
     * @param shape shape of one row's features
     * @param classes the classes, in code order
     * @param favourable code of the favourable (positive) class
     * @param sensitive group names of each sensitive attribute
     * @param rows number of rows, -1 while unknown
     */
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

    /**
     * {@return what is known of rows whose target is a number}
     *
     * @param shape shape of one row's features
     * @param sensitive group names of each sensitive attribute
     * @param rows number of rows, -1 while unknown
     */
    public static TableSpec ofNumbers(List<Integer> shape, Map<String, List<String>> sensitive, long rows) {
        return new TableSpec(shape, List.of(), -1, sensitive, rows, List.of(), TargetKind.NUMBERS);
    }

    /** {@return whether the target is a number} */
    public boolean isRegression() {
        return target == TargetKind.NUMBERS;
    }

    /** {@return outputs of a model for a row}: one for each class; mean and log variance of a number; 0 while unknown */
    public int outputs() {
        return isRegression() ? Targets.OUTPUTS : classes.size();
    }
}
