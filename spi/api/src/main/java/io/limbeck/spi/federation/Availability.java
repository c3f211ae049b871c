package io.limbeck.spi.federation;

import io.limbeck.spi.ComponentKind;
import org.apiguardian.api.API;

/**
 * Whether and how sampled clients take part: stragglers, drop-outs, late answers; drawn or read from a trace. Pure: the same
 * client and round give the same answer. Thread-safe.
 */
@API(status = API.Status.STABLE, since = "0.1")
public interface Availability {

    /** The kind. */
    ComponentKind<Availability> KIND = new ComponentKind<>(
            "availability",
            Availability.class,
            "Which sampled clients work, how much, and whether their update comes in time");

    /**
     * {@return how a sampled client takes part in a round}
     *
     * @param client number of the client
     * @param round where the federation stands
     */
    Presence presence(int client, Round round);

    /** {@return what settings do not say of it, such as the content of a file}; whoever remembers results asks for it */
    default String fingerprint() {
        return "";
    }

    /**
     * How a client takes part.
     *
     * @param work share of the local training that it does, in [0, 1]; 0 for a client that drops out
     * @param late rounds until its update arrives; 0 for in time
     */
    record Presence(double work, int late) {

        /** All of the work, in time. */
        public static final Presence WHOLE = new Presence(1, 0);
        /** None of it. */
        public static final Presence ABSENT = new Presence(0, 0);

        public Presence {
            if (!(work >= 0 && work <= 1)) {
                throw new IllegalArgumentException("The share of the work must be in [0, 1], but is '" + work + "'");
            }
            if (late < 0) {
                throw new IllegalArgumentException("An update cannot come '" + late + "' rounds late");
            }
        }
    }
}
