package io.limbeck.plugins.federation;

import io.limbeck.spi.Plugin;
import io.limbeck.testkit.PluginContract;
import java.util.Map;

final class FederationContractTest extends PluginContract {

    @Override
    protected Plugin plugin() {
        return new FederationPlugin();
    }

    @Override
    protected Map<String, String> notUnderContract() {
        return Map.of(
                "federation/federated", "it trains, which only a host can; the engine's tests do",
                "federation/exchange", "it trains, which only a host can; the engine's tests do",
                "federation/alone", "it trains, which only a host can; the engine's tests do");
    }
}
