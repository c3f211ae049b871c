package io.limbeck.spi;

import org.apiguardian.api.API;

/** What a data set asks a model to predict of each row. */
@API(status = API.Status.STABLE, since = "0.1")
public enum TargetKind {
    /** One of several classes: classification. */
    CLASSES,
    /** A number: regression. */
    NUMBERS
}
