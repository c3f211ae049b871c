package io.limbeck.cli;

import io.limbeck.engine.run.Checked;
import io.limbeck.engine.run.Engine;
import io.limbeck.engine.run.RunFolder;
import io.limbeck.engine.run.Submission;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code limbeck sweep FILE}: like {@code run}, for a document that must have something to sweep. */
@Command(
        name = "sweep",
        description =
                "Runs every point of a sweep; points share the work they have in common. The report shows the front.")
class SweepCommand extends ExperimentCommand {

    @Mixin
    private DeviceOptions device;

    @Override
    public Integer call() {
        Submission submission = submission();
        Engine engine = engine(device.session());
        Checked checked = engine.check(submission);
        if (checked.variants().size() == 1) {
            throw new InvalidInputException(
                    Problem.error(
                            "sweep",
                            "there is nothing to sweep: no setting has several values",
                            "give a list, as in --set student.objective[1].weight=0,0.5,1, or a section 'sweep' in the document"));
        }
        try (TerminalProgress progress = new TerminalProgress(err(), isTerminal(), json())) {
            RunFolder run = engine.run(submission, progress);
            progress.close();
            Finished.print(this, run);
        }
        return ExitCode.DONE;
    }
}
