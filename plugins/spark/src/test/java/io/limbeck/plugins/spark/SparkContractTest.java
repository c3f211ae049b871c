package io.limbeck.plugins.spark;

import io.limbeck.spi.Plugin;
import io.limbeck.testkit.PluginContract;

class SparkContractTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new SparkPlugin();
    }
}
