package io.limbeck.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code limbeck data …}. */
@Command(
        name = "data",
        description = "Lists, fetches and verifies the published data sets in $LIMBECK_DATA.",
        subcommands = {DataListCommand.class, DataFetchCommand.class, DataVerifyCommand.class})
class DataCommand implements Runnable {

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
