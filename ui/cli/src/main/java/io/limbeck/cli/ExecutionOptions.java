package io.limbeck.cli;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.run.Backends;
import io.limbeck.spi.execution.ExecutionBackend;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who does the work of commands that run. */
final class ExecutionOptions {

    @Option(
            names = "--execution",
            paramLabel = "FILE|ID[,SETTING=VALUE]",
            defaultValue = "${env:LIMBECK_EXECUTION}",
            description = "Who does the work: this process (execution/in-process, the default), or others, e.g."
                    + " spark/standalone,master=spark://host:7077. A file holds 'use' and the settings. Also the"
                    + " environment variable LIMBECK_EXECUTION. Results do not depend on it.")
    private @Nullable String execution;

    ExecutionBackend backend(Catalog catalog) {
        String written = execution;
        return written == null || written.isBlank() ? program -> Optional.empty() : Backends.of(written, catalog);
    }
}
