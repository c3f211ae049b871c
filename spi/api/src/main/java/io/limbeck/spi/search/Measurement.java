package io.limbeck.spi.search;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * What a trial gave.
 *
 * @param budget what it was allowed to spend; empty for a search without budgets
 * @param costs one for each objective, less being better; all finite
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Measurement(OptionalLong budget, List<Double> costs) {
    public Measurement {
        requireNonNull(budget, "budget is null");
        costs = List.copyOf(costs);
    }
}
