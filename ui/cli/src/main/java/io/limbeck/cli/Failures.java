package io.limbeck.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.run.RunFailedException;
import io.limbeck.engine.tensorflow.DivergedException;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns exceptions into messages for people (or JSON for programs) and exit codes. */
final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, ParseResult parsed) {
        ParseResult innermost = parsed;
        while (innermost.hasSubcommand()) {
            innermost = innermost.subcommand();
        }
        try {
            return tell(failure, commandLine, innermost);
        } finally {
            commandLine.getOut().flush();
            commandLine.getErr().flush();
        }
    }

    private static int tell(Exception failure, CommandLine commandLine, ParseResult parsed) {
        boolean json = parsed.hasMatchedOption("--json");
        if (failure instanceof InvalidInputException wrong) {
            if (json) {
                commandLine.getOut().println(Json.pretty(json(wrong.problems())));
            } else {
                commandLine.getErr().print(text(subject(parsed), wrong.problems()));
            }
            return ExitCode.INPUT_WRONG;
        }
        boolean expected = failure instanceof RunFailedException || failure instanceof DivergedException;
        String message = expected
                ? String.valueOf(failure.getMessage())
                : "unexpected " + failure.getClass().getSimpleName() + ": " + failure.getMessage();
        if (json) {
            commandLine.getOut().println(Json.pretty(Json.object().put("failure", message)));
        } else {
            commandLine.getErr().println("limbeck: " + message);
        }
        if (System.getenv("LIMBECK_TRACE") != null) {
            failure.printStackTrace(commandLine.getErr());
        } else if (!expected && !json) {
            commandLine.getErr().println("    set LIMBECK_TRACE=1 to see where, and tell the makers of Limbeck");
        }
        return ExitCode.RUN_FAILED;
    }

    /** {@return what a command was asked about}: its first argument, else its own name */
    private static String subject(ParseResult parsed) {
        return parsed.matchedPositionals().isEmpty()
                ? parsed.commandSpec().qualifiedName()
                : parsed.matchedPositionals().get(0).originalStringValues().get(0);
    }

    /** {@return the problems as people read them} */
    static String text(String subject, List<Problem> problems) {
        StringBuilder text = new StringBuilder();
        text.append(subject).append(": ").append(counted(problems)).append('\n');
        for (Problem problem : problems) {
            text.append("  ");
            if (problem.severity() == Problem.Severity.WARNING) {
                text.append("(warning) ");
            }
            if (!problem.where().isEmpty() && !problem.where().equals(subject)) {
                text.append(problem.where()).append(": ");
            }
            text.append(problem.message())
                    .append("\n      ")
                    .append(problem.remedy())
                    .append('\n');
        }
        return text.toString();
    }

    private static String counted(List<Problem> problems) {
        boolean mild = problems.stream().allMatch(problem -> problem.severity() == Problem.Severity.WARNING);
        return Columns.counted(problems.size(), mild ? "warning" : "problem");
    }

    static ObjectNode json(List<Problem> problems) {
        ObjectNode tree = Json.object();
        ArrayNode list = tree.putArray("problems");
        for (Problem problem : problems) {
            list.addObject()
                    .put(
                            "severity",
                            Map.of(Problem.Severity.ERROR, "error", Problem.Severity.WARNING, "warning")
                                    .get(problem.severity()))
                    .put("where", problem.where())
                    .put("message", problem.message())
                    .put("remedy", problem.remedy());
        }
        return tree;
    }
}
