package io.limbeck.cli;

import io.quarkus.picocli.runtime.annotations.TopCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code limbeck}: alone it prints its help. */
@TopCommand
@Command(
        name = "limbeck",
        mixinStandardHelpOptions = true,
        version = "limbeck 0.1.0",
        description = "Composes experiments that distil large models into small, fair, calibrated, explainable ones.")
public final class LimbeckCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
