package io.limbeck.plugins.models;

import io.limbeck.plugins.models.additive.AdditiveModels;
import io.limbeck.plugins.models.augment.Augmentations;
import io.limbeck.plugins.models.frozen.OnFrozen;
import io.limbeck.plugins.models.image.ImageModels;
import io.limbeck.plugins.models.layer.Outputs;
import io.limbeck.plugins.models.mutual.Mutual;
import io.limbeck.plugins.models.readable.ReadableModels;
import io.limbeck.plugins.models.tree.TreeModels;
import io.limbeck.spi.Component;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import io.limbeck.spi.Port;
import io.limbeck.spi.TargetKind;
import io.limbeck.spi.model.TeacherSource;
import io.limbeck.spi.tensorflow.Augmentation;
import io.limbeck.spi.tensorflow.LossTerm;
import io.limbeck.spi.tensorflow.Optimizer;
import io.limbeck.spi.tensorflow.StudentArchitecture;
import io.limbeck.spi.tensorflow.Trainer;
import io.limbeck.spi.tensorflow.compression.Compressor;
import java.util.ArrayList;
import java.util.List;

/** Student architectures, optimizers, and the sources models come from. */
public final class ModelsPlugin implements Plugin {

    @Override
    public PluginDescriptor descriptor() {
        return new PluginDescriptor("limbeck-models", "0.1.0", "Architectures, optimizers and teachers", "[0.1,1)");
    }

    @Override
    public List<Component<?, ?>> components() {
        List<Component<?, ?>> components = new ArrayList<>(models());
        components.addAll(ImageModels.components());
        components.addAll(Augmentations.components());
        return components;
    }

    private static List<Component<?, ?>> models() {
        return List.of(
                Component.of(StudentArchitecture.KIND, "models/mlp", Mlp.Settings.class, Mlp::new)
                        .ports(Mlp::ports)
                        .targets(TargetKind.CLASSES, TargetKind.NUMBERS),
                Component.of(StudentArchitecture.KIND, "models/linear", Linear.Settings.class, Linear::new)
                        .ports(Linear::ports)
                        .targets(TargetKind.CLASSES, TargetKind.NUMBERS),
                ReadableModels.SOFT_TREE,
                AdditiveModels.ADDITIVE,
                AdditiveModels.NAM,
                Component.of(Optimizer.KIND, "optimizers/adam", Adam.Settings.class, Adam::new)
                        .ports(Adam::ports)
                        .targets(TargetKind.CLASSES, TargetKind.NUMBERS),
                Component.of(Optimizer.KIND, "optimizers/sgd", Sgd.Settings.class, Sgd::new)
                        .ports(Sgd::ports)
                        .targets(TargetKind.CLASSES, TargetKind.NUMBERS),
                Component.of(TeacherSource.KIND, "models/trained", Trained.Settings.class, Trained::new)
                        .inputs(
                                Port.one("architecture", StudentArchitecture.KIND, "The forward graph"),
                                Port.many("objective", LossTerm.KIND, "The loss terms that are summed")
                                        .orElse("distillation/cross-entropy"),
                                Port.one("train.optimizer", Optimizer.KIND, "How variables follow their gradients")
                                        .orElse("optimizers/adam"),
                                Port.many(
                                        "augment",
                                        Augmentation.KIND,
                                        "What is done at random to the features of a training batch, in order"),
                                Port.optional(
                                                Trainer.START,
                                                TeacherSource.KIND,
                                                "The model whose weights it starts from, where name and shape agree")
                                        .orElse("models/trained"),
                                Port.many("compress", Compressor.KIND, "What makes the model small, in order"),
                                Port.optional("teacher", TeacherSource.KIND, "The model it learns from")
                                        .fromExperiment())
                        .ports(Trained::ports)
                        .targets(TargetKind.CLASSES, TargetKind.NUMBERS),
                Component.of(TeacherSource.KIND, "models/mutual", Mutual.Settings.class, Mutual::new)
                        .inputs(
                                Port.many(
                                        Mutual.PEERS,
                                        StudentArchitecture.KIND,
                                        "The forward graphs of the peers; two or more"),
                                Port.many("objective", LossTerm.KIND, "The loss terms of each peer by itself")
                                        .orElse("distillation/cross-entropy"),
                                Port.one("train.optimizer", Optimizer.KIND, "How variables follow their gradients")
                                        .orElse("optimizers/adam"),
                                Port.optional("teacher", TeacherSource.KIND, "A model that all peers learn from")
                                        .fromExperiment())
                        .ports(Mutual::ports),
                Component.of(TeacherSource.KIND, "models/on-frozen", OnFrozen.Settings.class, OnFrozen::new)
                        .inputs(
                                Port.one(
                                        OnFrozen.MODEL, TeacherSource.KIND, "The frozen model, made here or elsewhere"),
                                Port.one("architecture", StudentArchitecture.KIND, "The forward graph behind it"),
                                Port.many("objective", LossTerm.KIND, "The loss terms that are summed")
                                        .orElse("distillation/cross-entropy"),
                                Port.one("train.optimizer", Optimizer.KIND, "How variables follow their gradients")
                                        .orElse("optimizers/adam"),
                                Port.optional("teacher", TeacherSource.KIND, "The model it learns from")
                                        .fromExperiment())
                        .ports(OnFrozen::ports),
                Component.of(TeacherSource.KIND, "models/fusion", Fusion.Settings.class, Fusion::new)
                        .inputs(Port.many(
                                Fusion.MEMBERS,
                                TeacherSource.KIND,
                                "The models to fuse; the weights of the edges are their shares"))
                        .ports(Fusion::ports)
                        .targets(TargetKind.CLASSES, TargetKind.NUMBERS),
                Component.of(TeacherSource.KIND, "models/deep-ensemble", DeepEnsemble.Settings.class, DeepEnsemble::new)
                        .inputs(Port.one(DeepEnsemble.OF, TeacherSource.KIND, "The recipe of every member")
                                .orElse("models/trained"))
                        .ports(DeepEnsemble::ports)
                        .targets(TargetKind.CLASSES, TargetKind.NUMBERS),
                Component.of(
                                TeacherSource.KIND,
                                "models/snapshot-ensemble",
                                SnapshotEnsemble.Settings.class,
                                SnapshotEnsemble::new)
                        .inputs(Port.one(DeepEnsemble.OF, TeacherSource.KIND, "The recipe of one cycle")
                                .orElse("models/trained"))
                        .ports(SnapshotEnsemble::ports)
                        .targets(TargetKind.CLASSES, TargetKind.NUMBERS),
                TreeModels.ENSEMBLE,
                TreeModels.BOOSTED,
                TreeModels.CART,
                Component.of(TeacherSource.KIND, "models/class-bias", ClassBias.Settings.class, ClassBias::new)
                        .inputs(
                                Port.one(ClassBias.MODEL, TeacherSource.KIND, "The model whose logits get biases"),
                                Port.optional(ClassBias.LIKE, TeacherSource.KIND, "The model whose shares are matched"))
                        .ports(ClassBias::ports),
                Component.of(
                                TeacherSource.KIND,
                                "models/stored-predictions",
                                StoredPredictions.Settings.class,
                                StoredPredictions::new)
                        .ports((settings, inputs) -> Outputs.ofData(inputs)));
    }
}
