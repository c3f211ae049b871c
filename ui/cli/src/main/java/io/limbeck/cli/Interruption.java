package io.limbeck.cli;

import java.io.PrintWriter;

/**
 * Tells somebody who interrupts a run how it goes on, and ends the process at once. A run's folder is readable at every
 * moment, so that nothing has to be waited for.
 */
final class Interruption implements AutoCloseable {

    private final Thread hook;

    private Interruption(Thread hook) {
        this.hook = hook;
    }

    /** Begins to watch; {@code newLine} if the cursor may stand within a line. */
    static Interruption of(String run, PrintWriter err, boolean newLine) {
        Thread hook = new Thread(
                () -> {
                    // Whoever writes progress holds the same lock: nothing comes after this line.
                    synchronized (err) {
                        err.print(newLine ? System.lineSeparator() : "");
                        err.println("interrupted; 'limbeck resume " + run + "' goes on");
                        err.flush();
                        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
                    }
                },
                "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interruption(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending; the hook is at work.
        }
    }
}
