package io.limbeck.plugins.execution;

import io.limbeck.spi.Plugin;
import io.limbeck.testkit.PluginContract;

class ExecutionContractTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new ExecutionPlugin();
    }
}
