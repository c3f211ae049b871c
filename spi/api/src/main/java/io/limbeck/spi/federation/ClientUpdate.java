package io.limbeck.spi.federation;

import static java.util.Objects.requireNonNull;

import org.apiguardian.api.API;

/**
 * What one client sends after its local training. Arrays are shared by agreement, and nobody writes into them.
 *
 * @param client number of the client, from 0
 * @param rows rows it trained on
 * @param steps optimizer steps it made
 * @param change its weights minus those it was sent, {@code [parameters]}
 * @param memoryChange what it remembers now minus what it remembered, {@code [parameters]}; empty unless it tells
 * @param loss its objective on its own rows before it trained; NaN unless it was asked for
 * @param staleness rounds between the weights it started from and this round; 0 for who is in time
 */
@API(status = API.Status.STABLE, since = "0.1")
public record ClientUpdate(
        int client, long rows, long steps, double[] change, double[] memoryChange, double loss, int staleness) {

    public ClientUpdate {
        requireNonNull(change, "change is null");
        requireNonNull(memoryChange, "memoryChange is null");
    }

    /**
     * An update that came in time, from a client that tells nothing else.
     *
     * @param client number of the client
     * @param rows rows it has trained on
     * @param steps optimizer steps it has done
     * @param change its weights less the global ones
     */
    public ClientUpdate(int client, long rows, long steps, double[] change) {
        this(client, rows, steps, change, new double[0], Double.NaN, 0);
    }

    /**
     * {@return this update with another change of the weights}
     *
     * @param other its weights less the global ones
     */
    public ClientUpdate withChange(double[] other) {
        return new ClientUpdate(client, rows, steps, other, memoryChange, loss, staleness);
    }
}
