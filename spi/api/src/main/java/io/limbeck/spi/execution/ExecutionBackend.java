package io.limbeck.spi.execution;

import io.limbeck.spi.ComponentKind;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Says who does a run's work. Results never depend on it: what is done elsewhere is, to the last bit, what the host would
 * have done itself, so that a backend is chosen beside the experiment's document and is part of no content key.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ExecutionBackend {

    /** The kind. */
    ComponentKind<ExecutionBackend> KIND =
            new ComponentKind<>("execution-backend", ExecutionBackend.class, "Who does the work of a run, and where");

    /**
     * Brings the workers together. The caller closes what it gets.
     *
     * @param program what a worker runs
     * @return the workers; nothing if the host's own process does everything
     * @throws io.limbeck.spi.InvalidInputException if they cannot be had, naming the remedy
     */
    Optional<Workforce> start(WorkerProgram program);
}
