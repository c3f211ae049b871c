package io.limbeck.plugins.interpretability.ask;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Table;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Some of a table's rows. */
public final class ChosenRows {

    private ChosenRows() {}

    /** {@return up to {@code most} rows, drawn without replacement, in the table's order} */
    public static Table of(Table table, int most, RandomSource random) {
        if (table.rows() <= most) {
            return table;
        }
        int[] chosen = Arrays.copyOf(random.permutation(table.rows()), most);
        Arrays.sort(chosen);
        return table.select(chosen);
    }

    /** {@return the same of rows that may form sequences}: then the first sequences that fit, the first one in any case */
    public static Table whole(Table table, int most, RandomSource random) {
        int[] sequences = table.sequences();
        if (sequences.length == 0 || table.rows() <= most) {
            return of(table, most, random);
        }
        int end = most;
        while (end > 0 && sequences[end] == sequences[end - 1]) {
            end--;
        }
        if (end == 0) {
            end = most;
            while (end < sequences.length && sequences[end] == sequences[end - 1]) {
                end++;
            }
        }
        return table.select(IntStream.range(0, end).toArray());
    }

    /**
     * Refuses rows that mean nothing one by one, or are no quantities.
     *
     * @throws InvalidInputException if rows form sequences or hold codes
     */
    public static void requireSingle(Table rows) {
        if (rows.sequences().length > 0 || !rows.spec().codes().isEmpty()) {
            throw new InvalidInputException(Problem.error(
                    "",
                    "makes up rows one by one, but these "
                            + (rows.sequences().length > 0
                                    ? "form sequences of rows"
                                    : "hold codes that stand for words"),
                    "use 'interpretability/permutation-importance', which keeps sequences together"));
        }
    }
}
