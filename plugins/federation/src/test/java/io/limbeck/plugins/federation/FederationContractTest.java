package io.limbeck.plugins.federation;

import io.limbeck.spi.Plugin;
import io.limbeck.testkit.PluginContract;

final class FederationContractTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new FederationPlugin();
    }
}
