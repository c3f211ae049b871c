package io.limbeck.plugins.quality;

import io.limbeck.spi.Plugin;
import io.limbeck.testkit.PluginContract;

class QualityContractTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new QualityPlugin();
    }
}
