package io.limbeck.plugins.models.augment;

import io.limbeck.spi.Component;
import io.limbeck.spi.tensorflow.Augmentation;
import java.util.List;

/** The augmentations, for the plugin to list. */
public final class Augmentations {

    private Augmentations() {}

    /** {@return the components, in the order in which they should be listed} */
    public static List<Component<?, ?>> components() {
        return List.of(
                Component.of(Augmentation.KIND, "augmentations/shift", Shift.Settings.class, Shift::new)
                        .ports(Shift::ports),
                Component.of(Augmentation.KIND, "augmentations/noise", Noise.Settings.class, Noise::new)
                        .ports(Noise::ports));
    }
}
