package io.limbeck.plugins.execution;

import io.limbeck.spi.execution.ExecutionBackend;
import io.limbeck.spi.execution.WorkerProgram;
import io.limbeck.spi.execution.Workforce;
import java.util.Optional;

/** Nobody else works. The fastest for all that takes seconds: nothing has to be sent anywhere. */
final class InProcess implements ExecutionBackend {

    @Override
    public Optional<Workforce> start(WorkerProgram program) {
        return Optional.empty();
    }
}
