package io.limbeck.spi.data;

import io.limbeck.spi.ComponentKind;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.portable.PortableStep;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** Changes rows: encodes, standardises, reweighs, resamples. Learns what it needs from the training rows alone. */
@API(status = API.Status.STABLE, since = "0.1")
public interface Transform {

    /** The kind. */
    ComponentKind<Transform> KIND =
            new ComponentKind<>("transform", Transform.class, "Changes rows before a model sees them");

    /**
     * Learns from the training rows.
     *
     * @param train the training rows; no others are ever seen here
     * @param random source of chance
     * @return the change, ready for rows of any split
     */
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

        /**
         * {@return a transform that changes what a model learns from, and nothing of a new row}
         *
         * @param change what is done to the rows that a model learns from
         */
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
