package io.limbeck.engine.run;

import io.limbeck.engine.plan.Action;
import io.limbeck.engine.plan.Plan;
import io.limbeck.spi.execution.ExecutionBackend;
import io.limbeck.spi.execution.Workforce;
import java.util.Optional;

/**
 * Who works on a run besides this process, for as long as the run goes.
 *
 * @param workforce the workers, if there are any
 */
record Hands(Optional<Workforce> workforce) implements AutoCloseable {

    /** {@return the workers of a backend, who are not called for nothing} */
    static Hands of(ExecutionBackend backend, Plan plan) {
        boolean idle = plan.study().isEmpty() && plan.steps().stream().allMatch(step -> step.action() == Action.REUSE);
        return new Hands(idle ? Optional.empty() : backend.start(Backends.program()));
    }

    @Override
    public void close() {
        workforce.ifPresent(Workforce::close);
    }
}
