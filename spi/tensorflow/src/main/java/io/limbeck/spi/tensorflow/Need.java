package io.limbeck.spi.tensorflow;

import org.apiguardian.api.API;

/** What a loss term cannot do without. The host checks it before anything runs. */
@API(status = API.Status.STABLE, since = "0.1")
public enum Need {
    /** The true classes. */
    LABELS,
    /** A teacher. */
    TEACHER_LOGITS,
    /** At least one sensitive attribute. */
    GROUPS,
    /** Exactly two classes. */
    BINARY,
    /**
     * Features hidden by an augmentation. Validation rows are hidden from as well, always at the same places: there would
     * be nothing to guess otherwise.
     */
    HIDDEN_FEATURES,
    /** The numbers to predict. */
    TARGETS
}
