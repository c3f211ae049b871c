package io.limbeck.plugins.compression;

import io.limbeck.spi.Plugin;
import io.limbeck.testkit.PluginContract;

class CompressionContractTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new CompressionPlugin();
    }
}
