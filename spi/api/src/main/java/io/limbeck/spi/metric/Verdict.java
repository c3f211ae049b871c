package io.limbeck.spi.metric;

import org.apiguardian.api.API;

/** What may be concluded. */
@API(status = API.Status.STABLE, since = "0.1")
public enum Verdict {
    /** Within the bound, on enough evidence. */
    PASS,
    /** Outside the bound, on enough evidence. */
    FAIL,
    /** Too few rows under a denominator to say; never to be read as fair. */
    INSUFFICIENT_EVIDENCE
}
