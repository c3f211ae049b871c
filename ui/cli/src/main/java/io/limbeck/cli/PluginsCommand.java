package io.limbeck.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code limbeck plugins …}. */
@Command(
        name = "plugins",
        description = "Lists, describes, checks and begins plugins.",
        subcommands = {
            PluginsListCommand.class,
            PluginsDescribeCommand.class,
            PluginsSchemaCommand.class,
            PluginsVerifyCommand.class,
            PluginsLockCommand.class,
            PluginsNewCommand.class
        })
class PluginsCommand implements Runnable {

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
