package io.limbeck.cli;

import io.limbeck.engine.run.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code limbeck resume RUN}. */
@Command(name = "resume", description = "Goes on with a run that was interrupted.")
class ResumeCommand extends WorkingCommand {

    @Parameters(paramLabel = "RUN", description = "The run: its id, the beginning of its id, its folder, or 'latest'.")
    private String run;

    @Mixin
    private DeviceOptions device;

    @Mixin
    private ExecutionOptions execution;

    @Override
    public Integer call() {
        try (TerminalProgress progress = new TerminalProgress(err(), isTerminal(), json())) {
            RunFolder opened = RunFolder.open(runs(), run);
            RunFolder folder = engine(device.session(), opened, execution).resume(opened, progress);
            progress.close();
            Finished.print(this, folder);
        }
        return ExitCode.DONE;
    }
}
