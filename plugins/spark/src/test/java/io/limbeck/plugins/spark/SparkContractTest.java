package io.limbeck.plugins.spark;

import io.limbeck.spi.Plugin;
import io.limbeck.testkit.PluginContract;
import java.util.Map;

class SparkContractTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new SparkPlugin();
    }

    @Override
    protected Map<String, String> notUnderContract() {
        return Map.of("spark/standalone", "a cluster takes minutes to come up; its own test starts one");
    }
}
