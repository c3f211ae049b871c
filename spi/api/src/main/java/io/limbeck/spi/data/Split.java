package io.limbeck.spi.data;

import java.util.Locale;
import org.apiguardian.api.API;

/** The four parts of a data set, and the contract on them: nothing is selected on {@link #TEST}. */
@API(status = API.Status.STABLE, since = "0.1")
public enum Split {
    /** What training sees. */
    TRAIN,
    /** What selection sees: early stopping, sweeps. */
    VALIDATION,
    /** What calibrators see. */
    CALIBRATION,
    /** What reports see. */
    TEST;

    /** {@return the name in documents} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
