package io.limbeck.plugins.federation.round;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.federation.Partitioner;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.model.View;
import io.limbeck.spi.model.ViewOutputs;
import io.limbeck.spi.portable.PortableModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The global model of a federation, which remembers how it came about.
 *
 * @param model the model
 * @param history its rounds
 * @param partitioner who held which rows
 * @param random the model's source of chance
 */
record FederatedModel(Teacher model, History history, Partitioner partitioner, RandomSource random) implements Teacher {

    @Override
    public ModelOutputs outputs(Table rows, Split split) {
        return model.outputs(rows, split);
    }

    @Override
    public ViewOutputs view(View view, Table rows, Split split) {
        return model.view(view, rows, split);
    }

    @Override
    public Optional<TrainedWeights> weights() {
        return model.weights();
    }

    @Override
    public Optional<PortableModel> portable() {
        return model.portable();
    }

    @Override
    public void saveGraph(Path folder) throws IOException {
        model.saveGraph(folder);
    }

    @Override
    public List<Exhibit> exhibits(ExplainInputs inputs) {
        List<Exhibit> exhibits = new ArrayList<>(new RoundsDrawing(history).exhibits());
        exhibits.addAll(new ClientsDrawing(partitioner, random).exhibits(inputs));
        exhibits.addAll(model.exhibits(inputs));
        return exhibits;
    }

    @Override
    public void save(Path folder) throws IOException {
        model.save(folder);
        history.save(folder);
    }

    @Override
    public Map<String, Double> facts() {
        return model.facts();
    }

    @Override
    public void close() {
        model.close();
    }
}
