package io.limbeck.plugins.models.frozen;

import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.model.View;
import io.limbeck.spi.model.ViewOutputs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A trained model behind a frozen one, which belongs to the host.
 *
 * @param features what the frozen model makes of rows
 * @param head what was trained
 */
record OnFrozenModel(FrozenFeatures features, Teacher head) implements Teacher {

    @Override
    public ModelOutputs outputs(Table rows, Split split) {
        return head.outputs(features.of(rows, split), split);
    }

    /** Layers of the part that was trained; its gradients end at the frozen features, which are nobody's inputs. */
    @Override
    public ViewOutputs view(View view, Table rows, Split split) {
        return view instanceof View.Tap
                ? head.view(view, features.of(rows, split), split)
                : Teacher.super.view(view, rows, split);
    }

    @Override
    public Optional<TrainedWeights> weights() {
        return head.weights();
    }

    @Override
    public void save(Path folder) throws IOException {
        head.save(folder);
    }

    @Override
    public Map<String, Double> facts() {
        return head.facts();
    }

    @Override
    public void close() {
        head.close();
    }
}
