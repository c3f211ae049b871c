package io.limbeck.plugins.distillation.output;

import io.limbeck.plugins.distillation.term.TeacherCheck;
import io.limbeck.spi.Component;
import io.limbeck.spi.ComponentDefinition;
import io.limbeck.spi.TargetKind;
import io.limbeck.spi.tensorflow.LossTerm;
import java.util.List;
import java.util.function.Function;

/** The components of this package. */
public final class OutputTerms {

    private OutputTerms() {}

    public static List<Component<?, ?>> components() {
        return List.of(
                Component.of(
                                LossTerm.KIND,
                                "distillation/cross-entropy",
                                CrossEntropy.Settings.class,
                                CrossEntropy::new)
                        .ports(CrossEntropy::check),
                taught("distillation/kd", SoftenedKl.Settings.class, SoftenedKl::new),
                taught("distillation/reverse-kl", ReverseKl.Settings.class, ReverseKl::new),
                taught("distillation/logit-mse", LogitMse.Settings.class, LogitMse::new),
                taught("distillation/soft-cross-entropy", SoftCrossEntropy.Settings.class, SoftCrossEntropy::new),
                taught("distillation/jensen-shannon", JensenShannon.Settings.class, JensenShannon::new),
                taught("distillation/total-variation", TotalVariation.Settings.class, TotalVariation::new),
                Component.of(LossTerm.KIND, "distillation/decoupled-kd", DecoupledKd.Settings.class, DecoupledKd::new)
                        .ports(DecoupledKd::check),
                Component.of(
                                LossTerm.KIND,
                                "distillation/standardized-kd",
                                StandardizedKd.Settings.class,
                                StandardizedKd::new)
                        .ports(StandardizedKd::check),
                taught("distillation/dist", Dist.Settings.class, Dist::new),
                taught("distillation/weighted-soft-labels", WeightedSoftLabels.Settings.class, WeightedSoftLabels::new),
                taught("distillation/multi-label-kd", MultiLabelKd.Settings.class, MultiLabelKd::new),
                taught("distillation/regression-kd", RegressionKd.Settings.class, RegressionKd::new)
                        .targets(TargetKind.CLASSES, TargetKind.NUMBERS),
                Component.of(
                                LossTerm.KIND,
                                "distillation/multi-teacher",
                                MultiTeacher.Settings.class,
                                MultiTeacher::new)
                        .ports(MultiTeacher::check));
    }

    /** A term that needs a teacher and nothing else besides its settings. */
    private static <S extends Record> ComponentDefinition<S, LossTerm> taught(
            String id, Class<S> settings, Function<S, ? extends LossTerm> create) {
        return Component.of(LossTerm.KIND, id, settings, create).ports((values, inputs) -> TeacherCheck.ports(inputs));
    }
}
