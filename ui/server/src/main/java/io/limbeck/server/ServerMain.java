package io.limbeck.server;

import io.limbeck.engine.worker.Worker;
import io.limbeck.server.worker.WorkerMain;
import io.limbeck.spi.execution.WorkerProgram;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.util.Arrays;

/** {@code limbeck serve}: reads its options, then starts the server; {@code worker} as first word makes it a worker: of a run, or of a backend. */
@QuarkusMain
public final class ServerMain {

    private ServerMain() {}

    /** Starts the server. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 0 && arguments[0].equals(WorkerProgram.WORKER)) {
            if (arguments.length == 1) {
                Worker.main(arguments);
            } else {
                WorkerMain.main(Arrays.copyOfRange(arguments, 1, arguments.length));
            }
            return;
        }
        ServeOptions options;
        try {
            options = ServeOptions.read(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("limbeck serve: " + e.getMessage());
            System.exit(2);
            return;
        }
        if (options.isHelp()) {
            System.out.print(ServeOptions.HELP);
            return;
        }
        options.apply();
        Quarkus.run();
    }
}
