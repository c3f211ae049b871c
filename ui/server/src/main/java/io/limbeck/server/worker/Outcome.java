package io.limbeck.server.worker;

import io.limbeck.engine.run.RunFailedException;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.util.List;

/**
 * Why a worker did not finish its run.
 *
 * @param message what happened
 * @param problems what is wrong with the input, if that is why
 */
public record Outcome(String message, List<Said> problems) {

    /** A problem in words. */
    public record Said(String where, String message, String remedy) {}

    static Outcome of(InvalidInputException wrong) {
        return new Outcome(
                wrong.problems().get(0).message(),
                wrong.problems().stream().map(Outcome::said).toList());
    }

    private static Said said(Problem problem) {
        return new Said(problem.where(), problem.message(), problem.remedy());
    }

    static Outcome of(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return new Outcome(
                failure instanceof RunFailedException
                        ? message
                        : failure.getClass().getSimpleName() + ": " + message,
                List.of());
    }
}
