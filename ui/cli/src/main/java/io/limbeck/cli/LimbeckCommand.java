package io.limbeck.cli;

import io.quarkus.picocli.runtime.annotations.TopCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code limbeck}: alone it prints its help. */
@TopCommand
@Command(
        name = "limbeck",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Composes experiments that distil large models into small, fair, calibrated, explainable ones.",
        subcommands = {
            RunCommand.class,
            ResumeCommand.class,
            ValidateCommand.class,
            PlanCommand.class,
            SweepCommand.class,
            RunsCommand.class,
            ShowCommand.class,
            CompareCommand.class,
            ReportCommand.class,
            PluginsCommand.class,
            DataCommand.class,
            AuditCommand.class,
            PredictCommand.class,
            ExportCommand.class,
            ExportStudyCommand.class,
            ServeCommand.class,
            DoctorCommand.class,
            CompletionCommand.class,
            WorkerCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 done; 1 the run failed; 2 the input is wrong; 3 a plugin is wrong; 130 interrupted.",
            "First steps: limbeck run examples/fair-credit.yaml"
        })
public final class LimbeckCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
