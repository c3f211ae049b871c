package io.limbeck.plugins.models.tree;

import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.portable.PortableModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A forest of one tree, which can be drawn. */
record CartModel(Forest tree) implements Teacher {

    @Override
    public ModelOutputs outputs(Table rows, Split split) {
        return new ForestTeacher(tree).outputs(rows, split);
    }

    @Override
    public Optional<PortableModel> portable() {
        return Optional.of(PortableTrees.of(tree));
    }

    @Override
    public void save(Path folder) throws IOException {
        tree.write(folder.resolve(ForestTeacher.FILE));
    }

    @Override
    public Map<String, Double> facts() {
        int[] splits = Arrays.stream(tree.feature())
                .filter(feature -> feature != Forest.LEAF)
                .toArray();
        Map<String, Double> facts = new LinkedHashMap<>();
        facts.put("leaves", (double) tree.feature().length - splits.length);
        facts.put("depth", (double) depth(tree.roots()[0]));
        facts.put("featuresUsed", (double) Arrays.stream(splits).distinct().count());
        return facts;
    }

    private int depth(int node) {
        return tree.feature()[node] == Forest.LEAF ? 0 : 1 + Math.max(depth(node + 1), depth(tree.next()[node]));
    }

    @Override
    public List<Exhibit> exhibits(ExplainInputs inputs) {
        return List.of(new CartDrawing(tree, inputs).exhibit());
    }
}
