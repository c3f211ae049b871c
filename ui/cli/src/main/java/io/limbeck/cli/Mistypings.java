package io.limbeck.cli;

import io.limbeck.engine.catalog.Suggestions;
import io.limbeck.spi.Problem;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in three lines what is wrong with a command line, and where its help is. */
final class Mistypings implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine commandLine = failure.getCommandLine();
        CommandSpec spec = commandLine.getCommandSpec();
        Problem problem = failure instanceof UnmatchedArgumentException unmatched
                        && !unmatched.getUnmatched().isEmpty()
                ? unmatched(unmatched, spec)
                : Problem.error("", message(failure), help(spec));
        if (Arrays.asList(arguments).contains("--json")) {
            commandLine.getOut().println(Json.pretty(Failures.json(List.of(problem))));
            commandLine.getOut().flush();
        } else {
            commandLine.getErr().print(Failures.text(spec.qualifiedName(), List.of(problem)));
            commandLine.getErr().flush();
        }
        return ExitCode.INPUT_WRONG;
    }

    private static Problem unmatched(UnmatchedArgumentException failure, CommandSpec spec) {
        String argument = failure.getUnmatched().get(0);
        if (failure.isUnknownOption()) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            Set<String> names = new LinkedHashSet<>(spec.optionsMap().keySet());
            names.removeIf(option -> !option.startsWith("--"));
            return Problem.error(
                    "", "there is no option '" + name + "'", Suggestions.didYouMean(name, names) + help(spec));
        }
        if (!spec.subcommands().isEmpty()) {
            return Problem.error(
                    "",
                    "there is no command '" + argument + "'",
                    Suggestions.didYouMean(argument, spec.subcommands().keySet()) + help(spec));
        }
        return Problem.error("", "'" + argument + "' is one argument too many", help(spec));
    }

    /** picocli's words, but for the names of Java's types. */
    private static String message(ParameterException failure) {
        String message =
                String.valueOf(failure.getMessage()).replaceFirst(" is not an? (int|long)$", " is not a whole number");
        return Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    private static String help(CommandSpec spec) {
        return "'" + spec.qualifiedName() + " --help' shows how it is used";
    }
}
