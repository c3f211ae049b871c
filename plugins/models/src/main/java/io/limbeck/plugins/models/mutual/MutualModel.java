package io.limbeck.plugins.models.mutual;

import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
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
 * Peers after training: one answers, all can be seen.
 *
 * @param graph the trained graph, whose taps hold the logits of every peer
 * @param peers number of peers
 */
record MutualModel(Teacher graph, int peers) implements Teacher {

    @Override
    public ModelOutputs outputs(Table rows, Split split) {
        return graph.outputs(rows, split);
    }

    @Override
    public ViewOutputs view(View view, Table rows, Split split) {
        if (!(view instanceof View.Members)) {
            return graph.view(view, rows, split);
        }
        List<ModelOutputs> members = new ArrayList<>();
        for (int i = 0; i < peers; i++) {
            ViewOutputs logits = graph.view(new View.Tap(Peers.logits(i)), rows, split);
            members.add(new ModelOutputs(logits.values(), logits.width()));
        }
        return ViewOutputs.ofMembers(members);
    }

    @Override
    public Optional<PortableModel> portable() {
        return graph.portable();
    }

    @Override
    public List<Exhibit> exhibits(ExplainInputs inputs) {
        return graph.exhibits(inputs);
    }

    @Override
    public void saveGraph(Path folder) throws IOException {
        graph.saveGraph(folder);
    }

    @Override
    public void save(Path folder) throws IOException {
        graph.save(folder);
    }

    @Override
    public Map<String, Double> facts() {
        return graph.facts();
    }

    @Override
    public void close() {
        graph.close();
    }
}
