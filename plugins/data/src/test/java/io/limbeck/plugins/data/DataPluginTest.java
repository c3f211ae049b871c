package io.limbeck.plugins.data;

import io.limbeck.spi.Plugin;
import io.limbeck.testkit.PluginContract;

class DataPluginTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new DataPlugin();
    }
}
