package io.limbeck.deployment;

import io.limbeck.spi.Problem;
import java.util.List;

/** An application cannot be built with the plugins on its class path; says everything that is wrong with them. */
public final class BrokenPluginsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    BrokenPluginsException(List<Problem> problems) {
        super(text(problems));
        this.problems = List.copyOf(problems);
    }

    /** {@return what is wrong, each with the way out} */
    public List<Problem> problems() {
        return problems;
    }

    private static String text(List<Problem> problems) {
        StringBuilder text = new StringBuilder("The application cannot be built with its Limbeck plugins: ")
                .append(problems.size())
                .append(problems.size() == 1 ? " problem" : " problems");
        for (Problem problem : problems) {
            text.append("\n  ").append(problem.where()).append(": ").append(problem.message());
            text.append("\n      ").append(problem.remedy());
        }
        return text.toString();
    }
}
