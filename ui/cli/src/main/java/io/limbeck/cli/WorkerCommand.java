package io.limbeck.cli;

import io.limbeck.engine.worker.Worker;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code limbeck worker}: a native executable starts itself so, as it has no Java beside it to start workers with. */
@Command(name = "worker", hidden = true, description = "Performs tasks that are read from standard input.")
class WorkerCommand implements Callable<Integer> {

    @Override
    public Integer call() throws IOException, InterruptedException {
        Worker.main(new String[0]);
        return ExitCode.DONE;
    }
}
