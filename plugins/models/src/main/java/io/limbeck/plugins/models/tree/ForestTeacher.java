package io.limbeck.plugins.models.tree;

import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.portable.PortableModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A forest as a model: the logarithms of its probabilities are its logits. */
record ForestTeacher(Forest forest) implements Teacher {

    static final String FILE = "forest.bin";

    @Override
    public ModelOutputs outputs(Table rows, Split split) {
        if (rows.width() != forest.width()) {
            throw new IllegalArgumentException("The trees were grown on " + forest.width()
                    + " features, but these rows have '" + rows.width() + "'");
        }
        return ModelOutputs.ofProbabilities(forest.probabilities(NumberMatrix.of(rows)), forest.classes());
    }

    @Override
    public Optional<PortableModel> portable() {
        return Optional.of(PortableTrees.of(forest));
    }

    @Override
    public void save(Path folder) throws IOException {
        forest.write(folder.resolve(FILE));
    }

    @Override
    public Map<String, Double> facts() {
        Map<String, Double> facts = new LinkedHashMap<>();
        facts.put("trees", (double) forest.roots().length);
        facts.put("nodes", (double) forest.feature().length);
        return facts;
    }
}
