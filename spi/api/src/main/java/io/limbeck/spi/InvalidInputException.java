package io.limbeck.spi;

import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** The input is wrong. Carries every problem found, each with its remedy; nothing has been written. */
@API(status = API.Status.STABLE, since = "0.1")
public final class InvalidInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * All of {@code problems}, of which there is at least one.
     *
     * @param problems all that is wrong
     */
    public InvalidInputException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /**
     * One problem.
     *
     * @param problem what is wrong
     */
    public InvalidInputException(Problem problem) {
        this(List.of(problem));
    }

    /** {@return what is wrong} */
    public List<Problem> problems() {
        return problems;
    }
}
