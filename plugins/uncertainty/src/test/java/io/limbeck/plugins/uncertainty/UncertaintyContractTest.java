package io.limbeck.plugins.uncertainty;

import io.limbeck.spi.Plugin;
import io.limbeck.testkit.PluginContract;

class UncertaintyContractTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new UncertaintyPlugin();
    }
}
