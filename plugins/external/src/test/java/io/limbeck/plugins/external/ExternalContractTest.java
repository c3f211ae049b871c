package io.limbeck.plugins.external;

import io.limbeck.spi.Plugin;
import io.limbeck.testkit.PluginContract;
import java.util.Map;

class ExternalContractTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new ExternalPlugin();
    }

    @Override
    protected Map<String, String> notUnderContract() {
        return Map.of(
                "external/saved-model", "it reads a model that another program wrote; its own test has some",
                "external/onnx", "it reads a model that another program wrote; its own test has some",
                "external/open-inference", "it asks a server; its own test has one");
    }
}
