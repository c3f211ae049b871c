package io.limbeck.engine.stop;

/** A run stopped because it was asked to. Everything up to here is on disk, and resuming goes on from it. */
public final class StoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoppedException() {
        super("The run was asked to stop. What is done is kept, and resuming goes on from there");
    }
}
