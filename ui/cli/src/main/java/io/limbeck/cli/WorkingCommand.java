package io.limbeck.cli;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.run.Engine;
import io.limbeck.engine.run.RunFolder;
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
        return engine(session, runs);
    }

    /** {@return an engine that has the work of its runs done by those who were asked for} */
    final Engine engine(SessionOptions session, ExecutionOptions execution) {
        return engine(session, runs, execution);
    }

    final Engine engine(SessionOptions session, RunFolder run, ExecutionOptions execution) {
        return engine(session, beside(run), execution);
    }

    /** {@return an engine that finds what a run stored}: beside the run, also of one that is given by its folder */
    final Engine engine(SessionOptions session, RunFolder run) {
        return engine(session, beside(run));
    }

    private Path beside(RunFolder run) {
        Path beside = run.path().toAbsolutePath().normalize().getParent();
        return beside == null ? runs : beside;
    }

    private Engine engine(SessionOptions session, Path shelf) {
        return engine(session, shelf, new ExecutionOptions());
    }

    private Engine engine(SessionOptions session, Path shelf, ExecutionOptions execution) {
        Catalog catalog = catalog();
        return new Engine(
                catalog,
                new Workplace(shelf.toAbsolutePath().normalize(), data(), session),
                execution.backend(catalog));
    }
}
