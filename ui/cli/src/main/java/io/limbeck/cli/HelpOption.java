package io.limbeck.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code --help}, which every command has. */
@Command
final class HelpOption {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean wanted;

    /** {@return whether the help was asked for} */
    boolean wanted() {
        return wanted;
    }
}
