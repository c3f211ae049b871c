package io.limbeck.spi.metric;

import io.limbeck.spi.ComponentKind;

/** A figure on the quality of predictions. Pure: the same predictions give the same figure. */
public interface Metric {

    /** The kind. */
    ComponentKind<Metric> KIND = new ComponentKind<>("metric", Metric.class, "A figure on the quality of predictions");

    /** {@return the full name of the definition, with everything that tells it from its rivals: bins, rules} */
    String definition();

    /** {@return which way is better} */
    Direction better();

    /** {@return whether it compares with the teacher; such a metric is left out where there is none} */
    default boolean needsTeacher() {
        return false;
    }

    /** {@return the figure; NaN where it is undefined (AUROC with one class present)} */
    double value(Predictions predictions);
}
