package io.limbeck.plugins.models;

import io.limbeck.spi.Plugin;
import io.limbeck.testkit.PluginContract;
import java.util.Map;
import java.util.Set;

class ModelsContractTest extends PluginContract {
    /** Sources that train, which only a host can, or read a file that tests of their own write. */
    static final Set<String> OF_THE_HOST = Set.of("trained", "mutual", "on-frozen", "stored-predictions");

    @Override
    protected Plugin plugin() {
        return new ModelsPlugin();
    }

    @Override
    protected Map<String, String> notUnderContract() {
        return Map.of(
                "models/trained", "it trains, which only a host can; the engine's tests do",
                "models/mutual", "it trains, which only a host can; the engine's tests do",
                "models/on-frozen", "it trains, which only a host can; the engine's tests do",
                "models/stored-predictions", "it reads rows from a file that its own test writes");
    }
}
