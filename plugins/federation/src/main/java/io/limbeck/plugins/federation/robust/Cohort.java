package io.limbeck.plugins.federation.robust;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.federation.ClientUpdate;
import java.util.Comparator;
import java.util.List;

/**
 * All updates of a round, by number of client, so that ties do not depend on who was quick.
 *
 * @param updates at least one
 */
record Cohort(List<ClientUpdate> updates) {

    Cohort {
        updates = updates.stream()
                .sorted(Comparator.comparingInt(ClientUpdate::client).thenComparingInt(ClientUpdate::staleness))
                .toList();
    }

    int size() {
        return updates.size();
    }

    /** {@return the changes, {@code [clients][parameters]}} */
    double[][] changes() {
        return updates.stream().map(ClientUpdate::change).toArray(double[][]::new);
    }

    /**
     * Requires at least so many updates.
     *
     * @param least updates needed
     * @param rule whose rule it is, and why: {@code "Krum needs 2f + 3 updates"}
     * @throws InvalidInputException if there are fewer, naming the way out
     */
    void require(int least, String rule, int malicious) {
        if (size() < least) {
            throw new InvalidInputException(Problem.error(
                    "malicious",
                    rule + ", which is " + least + " for f = '" + malicious + "', but the round has '" + size() + "'",
                    "sample more clients in a round, or name fewer that may be malicious"));
        }
    }

    /** Requires that fewer than half of the updates may be malicious. */
    void requireMajority(String rule, int malicious) {
        require(2 * malicious + 1, rule + " needs more than 2f updates", malicious);
    }
}
