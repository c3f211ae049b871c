package io.limbeck.plugins.fairness;

import io.limbeck.spi.Plugin;
import io.limbeck.testkit.PluginContract;

class FairnessPluginTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new FairnessPlugin();
    }
}
