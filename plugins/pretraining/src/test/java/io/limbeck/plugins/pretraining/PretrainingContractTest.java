package io.limbeck.plugins.pretraining;

import io.limbeck.spi.Plugin;
import io.limbeck.testkit.PluginContract;

final class PretrainingContractTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new PretrainingPlugin();
    }
}
