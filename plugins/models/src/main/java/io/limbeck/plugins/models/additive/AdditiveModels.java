package io.limbeck.plugins.models.additive;

import io.limbeck.spi.Component;
import io.limbeck.spi.tensorflow.StudentArchitecture;

/** The components of this package. */
public final class AdditiveModels {

    /** {@code models/additive}. */
    public static final Component<?, ?> ADDITIVE = Component.of(
                    StudentArchitecture.KIND, "models/additive", Additive.Settings.class, Additive::new)
            .ports(Additive::ports);

    /** {@code models/nam}. */
    public static final Component<?, ?> NAM = Component.of(
                    StudentArchitecture.KIND, "models/nam", Nam.Settings.class, Nam::new)
            .ports(Nam::ports);

    private AdditiveModels() {}
}
