package io.limbeck.plugins.federation.round;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.federation.Partitioner;

/** Who holds which rows of a split. */
final class Parts {

    private Parts() {}

    /** {@return row numbers of each client}; the randomness is that of the model, so that all its splits are divided alike */
    static int[][] of(Partitioner partitioner, Table rows, Split split, RandomSource random) {
        try {
            return partitioner.partition(rows, split, random.child("partition"));
        } catch (InvalidInputException e) {
            throw new InvalidInputException(e.problems().stream()
                    .map(problem -> new Problem(
                            problem.severity(),
                            problem.where().isEmpty() ? Federated.CLIENTS : Federated.CLIENTS + "." + problem.where(),
                            problem.message(),
                            problem.remedy()))
                    .toList());
        }
    }
}
