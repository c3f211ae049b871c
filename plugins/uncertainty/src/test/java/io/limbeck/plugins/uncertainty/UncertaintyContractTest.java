package io.limbeck.plugins.uncertainty;

import io.limbeck.spi.Plugin;
import io.limbeck.testkit.PluginContract;
import java.util.Map;
import java.util.Set;

class UncertaintyContractTest extends PluginContract {
    /** What looks into a model that was trained, which only a host can make. */
    static final Set<String> OF_TRAINED_MODELS = Set.of("mc-dropout", "last-layer-laplace");

    @Override
    protected Plugin plugin() {
        return new UncertaintyPlugin();
    }

    @Override
    protected Map<String, String> notUnderContract() {
        return Map.of(
                "uncertainty/mc-dropout", "it wants draws of a trained model; the engine's tests have them",
                "uncertainty/last-layer-laplace", "it wants a layer of a trained model; the engine's tests have one");
    }
}
