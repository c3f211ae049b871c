package io.limbeck.spi;

import static java.util.Objects.requireNonNull;

import org.apiguardian.api.API;

/**
 * How many models are made of the one that is plugged into a port: equal in all but their chance, each a step of its own,
 * stored and reused by itself. Chance of copy {@code i} is that of a node whose {@code seed} is larger by {@code i}, so
 * that the first copy is the model itself.
 *
 * @param count how many there are, the model itself included
 * @param chain the port of each copy that the copy before is plugged into, {@code start} for one that goes on where the
 *     other ended; empty where they know nothing of each other
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Copies(int count, String chain) {

    public Copies {
        requireNonNull(chain, "chain is null");
        if (count < 1) {
            throw new IllegalArgumentException("There must be one model at least, but there are '" + count + "'");
        }
    }

    /**
     * {@return so many models that know nothing of each other}
     *
     * @param count how many there are, the model itself included
     */
    public static Copies of(int count) {
        return new Copies(count, "");
    }

    /**
     * {@return so many models, each plugged into that port of the next}
     *
     * @param count how many there are, the model itself included
     * @param port the port that the copy before is plugged into
     */
    public static Copies inARow(int count, String port) {
        return new Copies(count, port);
    }
}
