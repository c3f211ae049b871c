package io.limbeck.cli;

import io.quarkus.picocli.runtime.PicocliCommandLineFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import picocli.CommandLine;

/** Sets the command line up: how failures become messages and exit codes. */
@ApplicationScoped
public class CommandLines {

    /** The command line that the application runs. */
    @Produces
    CommandLine commandLine(PicocliCommandLineFactory factory) {
        return configured(factory.create());
    }

    static CommandLine configured(CommandLine commandLine) {
        return commandLine
                .setExecutionExceptionHandler(new Failures())
                .setParameterExceptionHandler(new Mistypings())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true);
    }
}
