package io.limbeck.spi.federation;

import org.apiguardian.api.API;

/**
 * What clients do besides plain descent. Every gradient g of a client becomes g + μ·(u − w) + s, where u are its present
 * weights, w those it was sent, and s a shift that is constant during its local training. With that are written FedProx,
 * SCAFFOLD and FedDyn.
 */
@API(status = API.Status.STABLE, since = "0.1")
public interface LocalRule {

    /** Plain descent. */
    LocalRule PLAIN = new LocalRule() {};

    /** {@return μ, 0 for none} */
    default double proximal() {
        return 0;
    }

    /** {@return whether clients remember a vector {@code [parameters]} between the rounds in which they take part} */
    default boolean remembers() {
        return false;
    }

    /** {@return whether gradients are shifted} */
    default boolean shifts() {
        return false;
    }

    /**
     * {@return the shift s, {@code [parameters]}}
     *
     * @param server what the server knows
     * @param memory what the client remembers; zeros at first; empty if clients remember nothing
     */
    default double[] shift(ServerState server, double[] memory) {
        return new double[0];
    }

    /**
     * {@return what the client remembers from now on, {@code [parameters]}}
     *
     * @param server what the server knew when the round began
     * @param memory what the client remembered
     * @param update what it has learnt; {@code memoryChange} is still empty
     * @param round where the federation stands
     */
    default double[] remembered(ServerState server, double[] memory, ClientUpdate update, Round round) {
        return memory;
    }

    /** {@return whether clients tell how their memory changed} */
    default boolean tellsMemory() {
        return false;
    }

    /** {@return whether clients tell their objective before they train} */
    default boolean tellsLoss() {
        return false;
    }

    /** {@return vectors {@code [parameters]} that the server sends to a client in a round, the weights among them} */
    default int vectorsDown() {
        return 1;
    }

    /**
     * {@return bytes of a client's change on the wire}
     *
     * @param bytes bytes it has behind all filters
     * @param parameters length of the vector
     */
    default long bytesUp(long bytes, long parameters) {
        return bytes;
    }
}
