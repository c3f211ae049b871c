package io.limbeck.spi.execution;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apiguardian.api.API;

/**
 * Workers that perform tasks for the host. Thread-safe.
 *
 * <p>Tasks and what comes of them are bytes that only the host's program understands. A task may be performed more than once
 * if a worker is lost; it is made so that this changes nothing.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Workforce extends AutoCloseable {

    /** {@return how many tasks can be performed at a time}; an estimate, since workers come and go */
    int slots();

    /**
     * Makes bytes known that many tasks need. They reach each worker once, with the first task that asks for them.
     *
     * @param content the bytes
     * @return the number by which tasks ask for them, unique in this workforce
     */
    long share(byte[] content);

    /**
     * Lets go of shared bytes: no task will ask for them any more.
     *
     * @param shared the number that {@link #share} gave
     */
    void forget(long shared);

    /**
     * Hands over a task.
     *
     * @param shared numbers of the shared bytes that the task needs
     * @param task the task
     * @return what came of it; fails with a {@link WorkLostException} if no worker could perform it
     */
    CompletableFuture<byte[]> submit(List<Long> shared, byte[] task);

    /** Lets the workers go; open tasks fail. */
    @Override
    void close();
}
