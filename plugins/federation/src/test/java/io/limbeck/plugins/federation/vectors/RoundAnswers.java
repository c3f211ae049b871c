package io.limbeck.plugins.federation.vectors;

import io.limbeck.plugins.federation.round.Rounds;
import java.util.Arrays;
import java.util.Optional;

/** Answers to vectors of rounds: how many clients are sampled, and whether enough have answered. */
final class RoundAnswers {

    /** Flower samples two clients at least, unless told otherwise. */
    private static final int MINIMUM = 2;

    private RoundAnswers() {}

    /**
     * {@return the numbers, none where the weights stay as they are, differences from the column that the vector names; empty
     * if the vector is of no such decision}
     */
    static Optional<double[]> to(Vector vector) {
        return Optional.ofNullable(
                switch (vector.rule()) {
                    case "fault_tolerant_fedavg" -> {
                        int answers = (int) vector.input("num_results");
                        int sampled = answers + (int) vector.input("num_failures");
                        yield Rounds.updates(answers, sampled, vector.param("min_completion_rate"))
                                ? new double[] {1}
                                : new double[0];
                    }
                    case "client_sample_size" ->
                        Arrays.stream(vector.vectors("cases"))
                                .mapToDouble(row -> Rounds.sampled((int) row[0], row[1], MINIMUM) - row[2])
                                .filter(difference -> difference != 0)
                                .toArray();
                    default -> null;
                });
    }
}
