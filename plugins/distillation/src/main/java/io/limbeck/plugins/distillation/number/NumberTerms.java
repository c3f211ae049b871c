package io.limbeck.plugins.distillation.number;

import io.limbeck.plugins.distillation.term.TeacherCheck;
import io.limbeck.spi.Component;
import io.limbeck.spi.TargetKind;
import io.limbeck.spi.tensorflow.LossTerm;
import java.util.List;

/** The components of this package. */
public final class NumberTerms {

    private NumberTerms() {}

    public static List<Component<?, ?>> components() {
        return List.of(
                Component.of(
                                LossTerm.KIND,
                                "distillation/squared-error",
                                SquaredError.Settings.class,
                                SquaredError::new)
                        .targets(TargetKind.NUMBERS),
                Component.of(LossTerm.KIND, "distillation/gaussian-kl", GaussianKl.Settings.class, GaussianKl::new)
                        .ports((settings, inputs) -> TeacherCheck.ports(inputs))
                        .targets(TargetKind.NUMBERS));
    }
}
