package io.limbeck.plugins.interpretability;

import io.limbeck.spi.Plugin;
import io.limbeck.testkit.PluginContract;

class InterpretabilityContractTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new InterpretabilityPlugin();
    }
}
