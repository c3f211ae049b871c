package io.limbeck.plugins.fairness.loss.kernel;

import io.limbeck.plugins.fairness.loss.groups.GroupCheck;
import io.limbeck.plugins.fairness.loss.groups.GroupSettings;
import io.limbeck.spi.Component;
import io.limbeck.spi.tensorflow.LossTerm;
import java.util.List;
import java.util.function.Function;

/** The components of this package. */
public final class KernelTerms {

    private KernelTerms() {}

    public static List<Component<?, ?>> components() {
        return List.of(
                onGroups("fairness/mmd", Mmd.Settings.class, Mmd::new),
                onGroups("fairness/absolute-correlation", AbsoluteCorrelation.Settings.class, AbsoluteCorrelation::new),
                onGroups("fairness/hsic", Hsic.Settings.class, Hsic::new));
    }

    private static <S extends Record & GroupSettings> Component<S, LossTerm> onGroups(
            String id, Class<S> settings, Function<S, ? extends LossTerm> create) {
        return Component.of(LossTerm.KIND, id, settings, create)
                .ports((its, inputs) -> GroupCheck.ports(its, create.apply(its).needs(), inputs));
    }
}
