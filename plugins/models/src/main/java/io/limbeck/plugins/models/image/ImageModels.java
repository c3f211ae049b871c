package io.limbeck.plugins.models.image;

import io.limbeck.spi.Component;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import java.util.List;

/** The architectures for images, for the plugin to list. */
public final class ImageModels {

    private ImageModels() {}

    /** {@return the components, in the order in which they should be listed} */
    public static List<Component<?, ?>> components() {
        return List.of(
                Component.of(StudentArchitecture.KIND, "models/lenet", Lenet.Settings.class, Lenet::new)
                        .ports(Lenet::ports),
                Component.of(StudentArchitecture.KIND, "models/cnn", Cnn.Settings.class, Cnn::new)
                        .ports(Cnn::ports));
    }
}
