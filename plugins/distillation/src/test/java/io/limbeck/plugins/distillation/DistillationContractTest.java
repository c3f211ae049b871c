package io.limbeck.plugins.distillation;

import io.limbeck.spi.Plugin;
import io.limbeck.testkit.PluginContract;

final class DistillationContractTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new DistillationPlugin();
    }
}
