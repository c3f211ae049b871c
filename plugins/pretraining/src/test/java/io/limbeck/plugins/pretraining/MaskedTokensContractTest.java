package io.limbeck.plugins.pretraining;

import io.limbeck.spi.Component;
import io.limbeck.testkit.LossBatch;
import io.limbeck.testkit.LossTermContract;
import io.limbeck.testkit.SeededBatches;
import io.limbeck.testkit.SettingsDefaults;
import java.util.List;
import java.util.Map;

final class MaskedTokensContractTest extends LossTermContract {

    private static final int WINDOW = 3;

    @Override
    protected Component<?, ?> component() {
        return new PretrainingPlugin().components().get(2);
    }

    @Override
    protected Record settings() {
        return SettingsDefaults.of(MaskedTokens.Settings.class, Map.of("layer", "block0", "field", 1));
    }

    @Override
    protected Map<String, List<Integer>> studentTaps() {
        return Map.of("block0", List.of(WINDOW, 4));
    }

    @Override
    protected LossBatch hiding(LossBatch batch, long seed) {
        return SeededBatches.withHiddenTokens(batch, seed, WINDOW, List.of(6, 5));
    }
}
