package io.limbeck.spi.data;

import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.portable.PortableStep;
import java.util.List;
import java.util.Optional;

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

        /**
         * {@return what {@link #apply} does to new rows, written down}: no step for a transform that acts on training
         * rows alone; empty for one that cannot be written down
         */
        default Optional<List<PortableStep>> portable() {
            return Optional.empty();
        }

        /** {@return a transform that changes what a model learns from, and nothing of a new row} */
        static Fitted ofLearning(Fitted change) {
            return new Fitted() {

                @Override
                public Table apply(Table rows, Split split) {
                    return change.apply(rows, split);
                }

                @Override
                public Optional<List<PortableStep>> portable() {
                    return Optional.of(List.of());
                }
            };
        }
    }
}
