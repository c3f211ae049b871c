package io.limbeck.server;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** {@code limbeck serve}: reads its options, then starts the server. */
@QuarkusMain
public final class ServerMain {

    private ServerMain() {}

    /** Starts the server. */
    public static void main(String[] arguments) {
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
