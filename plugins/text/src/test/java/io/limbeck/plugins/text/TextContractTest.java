package io.limbeck.plugins.text;

import io.limbeck.spi.Plugin;
import io.limbeck.testkit.PluginContract;

class TextContractTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new TextPlugin();
    }
}
