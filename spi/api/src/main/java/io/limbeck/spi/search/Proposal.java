package io.limbeck.spi.search;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * What is to be tried next.
 *
 * @param trial number of the trial: that of an earlier one, which goes further, or the next free one
 * @param point where it lies; for an earlier trial where that one lies
 * @param budget what it may spend; empty for a search without budgets
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Proposal(int trial, Point point, OptionalLong budget) {
    public Proposal {
        requireNonNull(point, "point is null");
        requireNonNull(budget, "budget is null");
    }
}
