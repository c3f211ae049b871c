package io.limbeck.plugins.pretraining;

import io.limbeck.spi.Component;
import io.limbeck.testkit.LossTermContract;
import io.limbeck.testkit.SettingsDefaults;
import java.util.List;
import java.util.Map;

final class MaskedFeaturesContractTest extends LossTermContract {

    @Override
    protected Component<?, ?> component() {
        return new PretrainingPlugin().components().get(1);
    }

    @Override
    protected Record settings() {
        return SettingsDefaults.of(MaskedFeatures.Settings.class, Map.of("layer", "hidden0"));
    }

    @Override
    protected Map<String, List<Integer>> studentTaps() {
        return Map.of("hidden0", List.of(4));
    }
}
