package io.limbeck.spi.data;

import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.RandomSource;

/** Changes rows: encodes, standardises, reweighs, resamples. Learns what it needs from the training rows alone. */
public interface Transform {

    /** The kind. */
    ComponentKind<Transform> KIND =
            new ComponentKind<>("transform", Transform.class, "Changes rows before a model sees them");

    /** Learns from the training rows. */
    Fitted fit(Table train, RandomSource random);

    /** A transform that has learnt. Immutable; applying it twice to the same table gives equal tables. */
    interface Fitted {

        /**
         * {@return the changed rows}
         *
         * @param rows rows of the split
         * @param split which split they are; weights and resampling change {@link Split#TRAIN} only
         */
        Table apply(Table rows, Split split);
    }
}
