package io.limbeck.spi.stress;

import io.limbeck.spi.data.Table;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Rows that finished models are put to the test with.
 *
 * @param rows the rows, in the form in which the data set gives them
 * @param unknown which of them are of a kind that models were not made for, so that they have no right answer; empty
 *     where all of them have one
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record StressRows(Table rows, Optional<boolean[]> unknown) {

    public StressRows {
        unknown.filter(flags -> flags.length != rows.rows()).ifPresent(flags -> {
            throw new IllegalArgumentException("There are " + rows.rows() + " rows, but flags for " + flags.length);
        });
    }

    /**
     * {@return rows whose labels still hold}
     *
     * @param rows changed rows
     */
    public static StressRows shifted(Table rows) {
        return new StressRows(rows, Optional.empty());
    }
}
