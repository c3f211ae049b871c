package io.limbeck.plugins.external;

import io.limbeck.spi.Plugin;
import io.limbeck.testkit.PluginContract;

class ExternalContractTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new ExternalPlugin();
    }
}
