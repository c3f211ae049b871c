package io.limbeck.cli;

import io.limbeck.engine.run.Engine;
import io.limbeck.engine.run.Workplace;
import io.limbeck.engine.tensorflow.SessionOptions;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Commands that read or write runs: {@code --runs}, the engine. */
@Command
abstract class WorkingCommand extends BaseCommand {

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Folder of the runs; default: ${DEFAULT-VALUE}.")
    private Path runs = Path.of("runs");

    final Path runs() {
        return runs;
    }

    final Engine engine(SessionOptions session) {
        return new Engine(catalog(), new Workplace(runs.toAbsolutePath().normalize(), data(), session));
    }
}
