package io.limbeck.cli;

import io.limbeck.engine.run.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code limbeck run FILE}. */
@Command(name = "run", description = "Runs an experiment, from document to report.")
class RunCommand extends ExperimentCommand {

    @Mixin
    private DeviceOptions device;

    @Mixin
    private ExecutionOptions execution;

    @Override
    public Integer call() {
        try (TerminalProgress progress = new TerminalProgress(err(), isTerminal(), json())) {
            RunFolder run = engine(device.session(), execution).run(submission(), progress);
            progress.close();
            Finished.print(this, run);
        }
        return ExitCode.DONE;
    }
}
