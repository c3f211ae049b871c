package io.limbeck.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code limbeck serve} is a program of its own, which the start script calls; here it has its place in the help. */
@Command(
        name = "serve",
        description = "Starts the studio: experiments in a browser; './limbeck serve --help' lists its options.")
class ServeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Unmatched
    private List<String> arguments = List.of();

    @Override
    public Integer call() {
        spec.commandLine()
                .getErr()
                .println("limbeck serve: the studio is a program of its own. Start it with './limbeck "
                        + String.join(" ", spec.name(), String.join(" ", arguments))
                                .strip()
                        + "', or with 'java -jar' and the quarkus-run.jar of ui/server");
        return ExitCode.INPUT_WRONG;
    }
}
