package io.limbeck.engine.run;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Table;
import java.util.Arrays;
import java.util.List;

/**
 * Columns that tell rows apart rather than say something of them: names, account numbers, places of residence. A model
 * that has learnt categories knows them all by name, so that its file would name the people it learnt from.
 */
final class IdentifierColumns {

    /** So few categories tell nobody apart, however few the rows. */
    private static final int HARMLESS = 20;

    private IdentifierColumns() {}

    /** {@return whether a column of categories has one for every other row, or more} */
    static boolean isIdentifier(Column column) {
        return column instanceof Column.Categorical categorical
                && categorical.categories().size() > HARMLESS
                && 2L
                                * Arrays.stream(categorical.codes())
                                        .filter(code -> code >= 0)
                                        .distinct()
                                        .count()
                        >= categorical.rows();
    }

    /**
     * Refuses rows that have such a column.
     *
     * @throws InvalidInputException naming each of them, and none of their values
     */
    static void require(Table raw) {
        List<Problem> problems = raw.columns().stream()
                .filter(IdentifierColumns::isIdentifier)
                .map(column -> Problem.error(
                        column.name(),
                        "looks like an identifier: "
                                + ((Column.Categorical) column).categories().size()
                                + " different values in " + raw.rows() + " rows, and the exported model would hold them"
                                + " all",
                        "leave the column out ('ignore' of data/csv), and run the experiment again"))
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }
}
