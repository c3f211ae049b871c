package io.limbeck.plugins.distillation.output;

import io.limbeck.plugins.distillation.term.TeacherCheck;
import io.limbeck.spi.Component;
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
                taught("distillation/logit-mse", LogitMse.Settings.class, LogitMse::new));
    }

    /** A term that needs a teacher and nothing else besides its settings. */
    private static <S extends Record> Component<S, LossTerm> taught(
            String id, Class<S> settings, Function<S, ? extends LossTerm> create) {
        return Component.of(LossTerm.KIND, id, settings, create).ports((values, inputs) -> TeacherCheck.ports(inputs));
    }
}
