package io.limbeck.plugins.uncertainty.loss;

import io.limbeck.spi.Component;
import io.limbeck.spi.NoSettings;
import io.limbeck.spi.TargetKind;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.gradient.OpGradient;
import java.util.List;

/** The components of this package. */
public final class LossTerms {

    private LossTerms() {}

    public static List<Component<?, ?>> components() {
        return List.of(
                Component.of(
                        LossTerm.KIND,
                        "uncertainty/confidence-penalty",
                        ConfidencePenalty.Settings.class,
                        ConfidencePenalty::new),
                Component.of(LossTerm.KIND, "uncertainty/focal", Focal.Settings.class, Focal::new),
                Component.of(
                                LossTerm.KIND,
                                "uncertainty/heteroscedastic",
                                Heteroscedastic.Settings.class,
                                Heteroscedastic::new)
                        .targets(TargetKind.NUMBERS),
                Component.of(LossTerm.KIND, "uncertainty/mmce-penalty", Mmce.Settings.class, Mmce::new),
                Component.of(
                                LossTerm.KIND,
                                "uncertainty/distribution-distillation",
                                DistributionDistillation.Settings.class,
                                DistributionDistillation::new)
                        .ports(DistributionDistillation::ports),
                Component.of(
                        LossTerm.KIND,
                        "uncertainty/proxy-dirichlet",
                        ProxyDirichlet.Settings.class,
                        ProxyDirichlet::new),
                Component.of(
                                OpGradient.KIND,
                                "uncertainty/digamma-gradient",
                                NoSettings.class,
                                settings -> new DigammaGradient())
                        .summary("Differentiates the digamma function"));
    }
}
