package io.limbeck.plugins.pretraining;

import io.limbeck.spi.Component;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import io.limbeck.spi.tensorflow.Augmentation;
import io.limbeck.spi.tensorflow.LossTerm;
import java.util.List;

/** Pre-training without labels: an augmentation hides features, a loss term has them guessed. */
public final class PretrainingPlugin implements Plugin {

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor("limbeck-pretraining", "0.1.0", "Pre-training without labels", "[0.1,1)");
    }

    @Override
    public List<Component<?, ?>> components() {
        return List.of(
                Component.of(Augmentation.KIND, "augmentations/mask", Mask.Settings.class, Mask::new)
                        .ports(Mask::ports),
                Component.of(
                                LossTerm.KIND,
                                "pretraining/masked-features",
                                MaskedFeatures.Settings.class,
                                MaskedFeatures::new)
                        .ports(MaskedFeatures::ports),
                Component.of(LossTerm.KIND, "pretraining/masked-tokens", MaskedTokens.Settings.class, MaskedTokens::new)
                        .ports(MaskedTokens::ports));
    }
}
