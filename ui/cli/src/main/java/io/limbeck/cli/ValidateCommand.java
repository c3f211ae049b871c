package io.limbeck.cli;

import io.limbeck.engine.run.Checked;
import io.limbeck.engine.tensorflow.SessionOptions;
import picocli.CommandLine.Command;

/** {@code limbeck validate FILE}. */
@Command(name = "validate", description = "Checks an experiment's document without running it; lists all problems.")
class ValidateCommand extends ExperimentCommand {

    @Override
    public Integer call() {
        Checked checked = engine(SessionOptions.CPU).check(submission());
        String warnings = checked.warnings().isEmpty() ? "" : Failures.text(file().toString(), checked.warnings());
        int variants = checked.variants().size();
        print(
                Failures.json(checked.warnings()).put("valid", true).put("variants", variants),
                warnings + file() + ": valid, "
                        + checked.variants().get(0).experiment().nodes().size() + " nodes"
                        + (variants == 1 ? "" : ", " + variants + " variants") + "\n");
        return ExitCode.DONE;
    }
}
