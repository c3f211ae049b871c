package io.limbeck.plugins.models;

import io.limbeck.spi.Plugin;
import io.limbeck.testkit.PluginContract;

class ModelsContractTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new ModelsPlugin();
    }
}
