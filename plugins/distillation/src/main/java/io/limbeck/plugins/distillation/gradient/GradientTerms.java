package io.limbeck.plugins.distillation.gradient;

import io.limbeck.plugins.distillation.term.TeacherCheck;
import io.limbeck.spi.Component;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.tensorflow.LossTerm;
import java.util.List;

/** The components of this package. */
public final class GradientTerms {

    private GradientTerms() {}

    public static List<Component<?, ?>> components() {
        return List.of(
                Component.of(
                                LossTerm.KIND,
                                "distillation/input-gradient",
                                InputGradientMatch.Settings.class,
                                InputGradientMatch::new)
                        .ports((settings, inputs) -> check(inputs)),
                Component.of(LossTerm.KIND, "distillation/jacobian", JacobianMatch.Settings.class, JacobianMatch::new)
                        .ports((settings, inputs) -> check(inputs)));
    }

    /** Nothing can be differentiated with respect to a code: between two words there is none. */
    private static Ports check(PortSpecs inputs) {
        Ports ports = TeacherCheck.ports(inputs);
        boolean codes = inputs.data().map(data -> !data.codes().isEmpty()).orElse(false);
        return !codes
                ? ports
                : ports.with(Problem.error(
                        "",
                        "compares gradients with respect to the features, but the features of this data set are codes"
                                + " to be looked up, which have none",
                        "compare outputs ('distillation/kd') or layers ('distillation/hint') instead"));
    }
}
