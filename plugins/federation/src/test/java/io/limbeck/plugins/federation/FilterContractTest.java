package io.limbeck.plugins.federation;

import io.limbeck.spi.Component;
import io.limbeck.testkit.UpdateFilterContract;
import java.util.List;

final class FilterContractTest extends UpdateFilterContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new FederationPlugin().components();
    }
}
