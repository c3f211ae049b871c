package io.limbeck.plugins.federation;

import io.limbeck.spi.Component;
import io.limbeck.testkit.AggregationStrategyContract;
import java.util.List;

final class AggregationContractTest extends AggregationStrategyContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new FederationPlugin().components();
    }
}
