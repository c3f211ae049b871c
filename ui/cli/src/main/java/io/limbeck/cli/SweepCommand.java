package io.limbeck.cli;

import io.limbeck.engine.run.Checked;
import io.limbeck.engine.run.Engine;
import io.limbeck.engine.run.RunFolder;
import io.limbeck.engine.run.Submission;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code limbeck sweep FILE}: like {@code run}, for a document that must have something to sweep. */
@Command(
        name = "sweep",
        description =
                "Runs every point of a sweep; points share the work they have in common. The report shows the front.")
class SweepCommand extends ExperimentCommand {

    @Mixin
    private DeviceOptions device;

    @Mixin
    private ExecutionOptions execution;

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "Writes the study there as a journal of optuna, after each trial.")
    private @Nullable Path journal;

    @Override
    public Integer call() {
        Submission submission = submission();
        Engine engine = engine(device.session(), execution);
        Checked checked = engine.check(submission);
        if (checked.variants().size() == 1 && !checked.isSearch()) {
            throw new InvalidInputException(Problem.error(
                    "sweep",
                    "there is nothing to sweep: no setting has several values",
                    "give a list, as in --set student.objective[1].weight=0,0.5,1, or a section 'sweep' in the"
                            + " document"));
        }
        if (journal != null && checked.study().objectives().isEmpty()) {
            throw Journal.withoutObjectives("--journal");
        }
        try (TerminalProgress progress = new TerminalProgress(err(), isTerminal(), json())) {
            RunFolder run = engine.run(submission, journal == null ? progress : new Journal(journal, progress));
            progress.close();
            if (journal != null) {
                Journal.write(journal, Engine.study(run).orElseThrow(), run.id());
            }
            Finished.print(this, run);
        }
        return ExitCode.DONE;
    }
}
