package io.limbeck.engine.stop;

/**
 * Asks a run to stop where it loses nothing: a training writes a checkpoint first, everything else stops between two steps. It
 * is given once and never taken back. May be given from any thread.
 */
public final class StopSignal {

    private volatile boolean given;

    /** Asks for a stop. */
    public void give() {
        given = true;
    }

    /** {@return whether a stop was asked for} */
    public boolean isGiven() {
        return given;
    }

    /**
     * Stops here if that was asked for.
     *
     * @throws StoppedException if so; what is done is on disk
     */
    public void obey() {
        if (given) {
            throw new StoppedException();
        }
    }
}
