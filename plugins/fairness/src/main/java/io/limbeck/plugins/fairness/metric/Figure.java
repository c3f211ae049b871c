package io.limbeck.plugins.fairness.metric;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.metric.Predictions;
import java.util.List;
import java.util.Optional;

/**
 * A definition that can be measured and bootstrapped.
 *
 * @param <D> what it needs to know about the rows
 */
interface Figure<D> {

    /** {@return the full name of the definition} */
    String definition();

    /** {@return what is known about the rows}; empty if the groups have no privileged one and the figure needs it */
    Optional<D> data(Predictions predictions, Groups groups);

    /**
     * {@return the same of the groups as they are, where {@link #data} has put several of them together}, for a group
     * without evidence must not hide behind the others
     */
    default Optional<D> members(Predictions predictions, Groups groups) {
        return Optional.empty();
    }

    /** {@return every group's part, in a fixed order} */
    List<Part> parts(D data);

    /**
     * {@return the figure}; NaN if undefined
     *
     * @param counted whether each of {@link #parts} has enough evidence
     */
    double value(D data, boolean[] counted);

    /** {@return a bootstrap sample} */
    D resample(D data, RandomSource random);

    /** {@return whether it compares groups}, so that one group alone is no evidence */
    default boolean comparesGroups() {
        return true;
    }

    /** {@return whether a value out of bounds stays so, whatever the groups without evidence would show} */
    default boolean failsWithoutTheRest() {
        return false;
    }
}
