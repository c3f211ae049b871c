package io.limbeck.plugins.models;

import io.limbeck.spi.Problem;
import io.limbeck.spi.tensorflow.TrainSettings.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What can be said of {@code train.layers} before there is a graph. */
final class LayerChecks {

    private LayerChecks() {}

    /** {@return what contradicts itself}; {@code starts} says whether there is a model to start from */
    static List<Problem> problems(Map<String, Layer> layers, boolean starts) {
        List<Problem> problems = new ArrayList<>();
        layers.forEach((name, layer) -> {
            if (layer.frozen() && layer.frozenEpochs().isPresent()) {
                problems.add(Problem.error(
                        "train.layers",
                        "the layer '" + name + "' is frozen to the end, but also for '"
                                + layer.frozenEpochs().get() + "' epochs",
                        "keep one of frozen and frozenEpochs"));
            }
            if (layer.fresh() && !starts) {
                problems.add(Problem.error(
                        "train.layers",
                        "the layer '" + name + "' is to start fresh, which it does anyway: there is no model to start"
                                + " from",
                        "plug one into 'start', or take 'fresh' out"));
            }
        });
        return problems;
    }
}
