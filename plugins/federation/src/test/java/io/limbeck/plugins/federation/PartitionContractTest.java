package io.limbeck.plugins.federation;

import io.limbeck.spi.Component;
import io.limbeck.testkit.PartitionerContract;
import java.util.List;

final class PartitionContractTest extends PartitionerContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new FederationPlugin().components();
    }
}
