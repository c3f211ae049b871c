package io.limbeck.spi.metric;

import org.apiguardian.api.API;

/** Which way is better. */
@API(status = API.Status.STABLE, since = "0.1")
public enum Direction {
    /** More is better: accuracy. */
    HIGHER,
    /** Less is better: an error, a gap. */
    LOWER,
    /** Closer to one is better: a ratio. */
    ONE
}
