package io.limbeck.spi;

import java.util.Map;
import org.apiguardian.api.API;

/** Where a long computation says how far it is. Implementations are cheap enough to be called once per epoch. */
@FunctionalInterface
@API(status = API.Status.STABLE, since = "0.1")
public interface Progress {

    /** Says nothing to nobody. */
    Progress SILENT = (done, total, metrics) -> {};

    /**
     * Reports.
     *
     * @param done units of work done
     * @param total units of work in all
     * @param metrics figures worth a line in the run's events, in order
     */
    void report(long done, long total, Map<String, Double> metrics);

    /**
     * Tells whoever watches something that went otherwise than was asked for; it stops nothing.
     *
     * @param message what happened instead, in one sentence
     */
    default void warn(String message) {}
}
