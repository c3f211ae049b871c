package io.limbeck.plugins.federation;

import io.limbeck.spi.Component;
import io.limbeck.testkit.ConsensusContract;
import java.util.List;

final class ConsensusContractTest extends ConsensusContract {

    @Override
    protected List<Component<?, ?>> components() {
        return new FederationPlugin().components();
    }
}
