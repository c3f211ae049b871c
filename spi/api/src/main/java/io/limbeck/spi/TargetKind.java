package io.limbeck.spi;

/** What a data set asks a model to predict of each row. */
public enum TargetKind {
    /** One of several classes: classification. */
    CLASSES,
    /** A number: regression. */
    NUMBERS
}
