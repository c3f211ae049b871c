package io.limbeck.plugins.models;

import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.View;
import io.limbeck.spi.model.ViewOutputs;
import io.limbeck.spi.portable.PortableLayer;
import io.limbeck.spi.portable.PortableModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model whose logits have biases added. The model belongs to the host, which closes it. */
final class BiasedTeacher implements Teacher {

    private static final String FILE = "biases.txt";

    private final Teacher model;
    private final List<String> classes;
    private final float[] biases;

    BiasedTeacher(Teacher model, List<String> classes, float[] biases) {
        this.model = model;
        this.classes = List.copyOf(classes);
        this.biases = biases.clone();
    }

    @Override
    public ModelOutputs outputs(Table rows, Split split) {
        ModelOutputs outputs = model.outputs(rows, split);
        float[] logits = outputs.logits().clone();
        for (int i = 0; i < logits.length; i++) {
            logits[i] += biases[i % biases.length];
        }
        return new ModelOutputs(logits, outputs.classes());
    }

    /** Layers are as they were; a gradient of the decision or the loss is another one than the model's. */
    @Override
    public ViewOutputs view(View view, Table rows, Split split) {
        return view instanceof View.Tap ? model.view(view, rows, split) : Teacher.super.view(view, rows, split);
    }

    @Override
    public Optional<PortableModel> portable() {
        float[] ones = new float[biases.length];
        Arrays.fill(ones, 1);
        return model.portable().map(one -> one.then(new PortableLayer.Affine(ones, biases)));
    }

    /** One bias per line, in the order of the classes. */
    @Override
    public void save(Path folder) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (float bias : biases) {
            lines.append(bias).append('\n');
        }
        Files.writeString(folder.resolve(FILE), lines);
    }

    /** {@return the biases that {@link #save} wrote} */
    static float[] read(Path folder, List<String> classes) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(FILE));
        if (lines.size() != classes.size()) {
            throw new IOException("'" + folder.resolve(FILE) + "' holds " + lines.size() + " biases, but there are "
                    + classes.size() + " classes");
        }
        float[] biases = new float[lines.size()];
        for (int i = 0; i < biases.length; i++) {
            biases[i] = Float.parseFloat(lines.get(i));
        }
        return biases;
    }

    @Override
    public Map<String, Double> facts() {
        Map<String, Double> facts = new LinkedHashMap<>();
        for (int i = 0; i < biases.length; i++) {
            if (biases[i] != 0) {
                facts.put("bias of " + classes.get(i), (double) biases[i]);
            }
        }
        return facts;
    }
}
