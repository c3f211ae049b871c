package io.limbeck.plugins.distillation;

import io.limbeck.spi.Component;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import io.limbeck.spi.tensorflow.LossTerm;
import java.util.List;

/** Loss terms that teach a student. */
public final class DistillationPlugin implements Plugin {

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor("limbeck-distillation", "0.1.0", "Loss terms that teach a student", "[0.1,1)");
    }

    @Override
    public List<Component<?, ?>> components() {
        return List.of(
                Component.of(
                                LossTerm.KIND,
                                "distillation/cross-entropy",
                                CrossEntropy.Settings.class,
                                CrossEntropy::new)
                        .ports(CrossEntropy::check),
                Component.of(LossTerm.KIND, "distillation/kd", SoftenedKl.Settings.class, SoftenedKl::new)
                        .ports((settings, inputs) -> TeacherCheck.ports(inputs)),
                Component.of(LossTerm.KIND, "distillation/reverse-kl", ReverseKl.Settings.class, ReverseKl::new)
                        .ports((settings, inputs) -> TeacherCheck.ports(inputs)),
                Component.of(LossTerm.KIND, "distillation/logit-mse", LogitMse.Settings.class, LogitMse::new)
                        .ports((settings, inputs) -> TeacherCheck.ports(inputs)));
    }
}
