package io.limbeck.cli;

import io.limbeck.engine.plan.Plan;
import io.limbeck.engine.plan.PlanText;
import io.limbeck.engine.tensorflow.SessionOptions;
import picocli.CommandLine.Command;

/** {@code limbeck plan FILE}. */
@Command(name = "plan", description = "Shows what a run would do: which steps run, which are reused, and why.")
class PlanCommand extends ExperimentCommand {

    @Override
    public Integer call() {
        Plan plan = engine(SessionOptions.CPU).plan(submission());
        print(plan.toJson(), PlanText.of(plan));
        return ExitCode.DONE;
    }
}
