package io.limbeck.plugins.models.tree;

import io.limbeck.plugins.models.layer.Outputs;
import io.limbeck.spi.Component;
import io.limbeck.spi.Port;
import io.limbeck.spi.model.TeacherSource;

/** The components of this package. */
public final class TreeModels {

    /** Random forest and extremely randomised trees. */
    public static final Component<?, ?> ENSEMBLE = Component.of(
                    TeacherSource.KIND, "models/tree-ensemble", TreeEnsemble.Settings.class, TreeEnsemble::new)
            .ports((settings, inputs) -> Outputs.ofData(inputs));

    /** Gradient-boosted trees. */
    public static final Component<?, ?> BOOSTED = Component.of(
                    TeacherSource.KIND, "models/boosted-trees", BoostedTrees.Settings.class, BoostedTrees::new)
            .ports((settings, inputs) -> Outputs.ofData(inputs))
            .jvmOnly("XGBoost's library lies in its jar");

    /** One tree, with a teacher its surrogate. */
    public static final Component<?, ?> CART = Component.of(
                    TeacherSource.KIND, "models/cart", Cart.Settings.class, Cart::new)
            .inputs(Port.optional(
                            Cart.TEACHER,
                            TeacherSource.KIND,
                            "The model whose probabilities it learns; without it, the labels")
                    .fromExperiment())
            .ports((settings, inputs) -> Outputs.ofData(inputs));

    private TreeModels() {}
}
