package io.limbeck.plugins.distillation.feature;

import io.limbeck.spi.Component;
import io.limbeck.spi.tensorflow.LossTerm;
import java.util.List;
import java.util.function.Function;

/** The components of this package. */
public final class FeatureTerms {

    private FeatureTerms() {}

    public static List<Component<?, ?>> components() {
        return List.of(
                onLayers("distillation/hint", Hint.Settings.class, Hint::new),
                onLayers("distillation/attention-transfer", AttentionTransfer.Settings.class, AttentionTransfer::new),
                onLayers(
                        "distillation/similarity-preserving",
                        SimilarityPreserving.Settings.class,
                        SimilarityPreserving::new),
                onLayers("distillation/rkd-distance", RkdDistance.Settings.class, RkdDistance::new),
                onLayers("distillation/rkd-angle", RkdAngle.Settings.class, RkdAngle::new),
                onLayers("distillation/pkt", Pkt.Settings.class, Pkt::new),
                onLayers("distillation/cka", CkaAlignment.Settings.class, CkaAlignment::new),
                onLayers("distillation/neuron-selectivity", NeuronSelectivity.Settings.class, NeuronSelectivity::new),
                onLayers(
                        "distillation/variational-information",
                        VariationalInformation.Settings.class,
                        VariationalInformation::new),
                onLayers("distillation/contrastive", Contrastive.Settings.class, Contrastive::new),
                onLayers(
                        "distillation/correlation-congruence",
                        CorrelationCongruence.Settings.class,
                        CorrelationCongruence::new),
                Component.of(LossTerm.KIND, "distillation/fsp", Flow.Settings.class, Flow::new)
                        .ports((settings, inputs) -> LayerCheck.ports(settings.named(), inputs)));
    }

    private static <S extends Record & LayerPair> Component<S, LossTerm> onLayers(
            String id, Class<S> settings, Function<S, ? extends LossTerm> create) {
        return Component.of(LossTerm.KIND, id, settings, create).ports(LayerCheck::ports);
    }
}
