package io.limbeck.plugins.federation.round;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.federation.Partitioner;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.tensorflow.local.Replicas;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A model for each client, each asked about the rows of its own client alone. Rows are divided as the partitioner divides
 * those it is given: for a partition by an attribute a row always belongs to the same client, for a drawn one only when the
 * whole split is asked about. A row that no client holds is answered by the weights all began with.
 */
final class OwnModels implements Teacher {

    private static final String FILE = "clients.bin";

    private final Replicas replicas;
    private final float[][] weights;
    private final Partitioner partitioner;
    private final RandomSource random;

    OwnModels(Replicas replicas, float[][] weights, Partitioner partitioner, Lesson lesson) {
        this.replicas = replicas;
        this.weights = weights;
        this.partitioner = partitioner;
        this.random = lesson.random();
    }

    @Override
    public ModelOutputs outputs(Table rows, Split split) {
        int classes = rows.classes().size();
        float[] logits = new float[rows.rows() * classes];
        boolean[] answered = new boolean[rows.rows()];
        int[][] parts = Parts.of(partitioner, rows, split, random);
        for (int client = 0; client < parts.length; client++) {
            answer(parts[client], weights[client], rows, logits, answered);
        }
        int[] nobodys =
                IntStream.range(0, rows.rows()).filter(row -> !answered[row]).toArray();
        answer(nobodys, replicas.initial(), rows, logits, answered);
        return new ModelOutputs(logits, classes);
    }

    private void answer(int[] part, float[] own, Table rows, float[] logits, boolean[] answered) {
        if (part.length == 0) {
            return;
        }
        int classes = rows.classes().size();
        float[] said = replicas.outputs(own, rows.select(part)).logits();
        for (int i = 0; i < part.length; i++) {
            System.arraycopy(said, i * classes, logits, part[i] * classes, classes);
            answered[part[i]] = true;
        }
    }

    @Override
    public List<Exhibit> exhibits(ExplainInputs inputs) {
        return new ClientsDrawing(partitioner, random).exhibits(inputs);
    }

    @Override
    public void save(Path folder) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(folder.resolve(FILE))))) {
            out.writeInt(weights.length);
            for (float[] own : weights) {
                out.writeInt(own.length);
                for (float value : own) {
                    out.writeFloat(value);
                }
            }
        }
    }

    /** {@return weights of each client's model, as they were saved} */
    static float[][] read(Path folder) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(folder.resolve(FILE))))) {
            float[][] weights = new float[in.readInt()][];
            for (int client = 0; client < weights.length; client++) {
                weights[client] = new float[in.readInt()];
                for (int i = 0; i < weights[client].length; i++) {
                    weights[client][i] = in.readFloat();
                }
            }
            return weights;
        }
    }

    @Override
    public Map<String, Double> facts() {
        Map<String, Double> facts = new LinkedHashMap<>();
        facts.put("clients", (double) weights.length);
        facts.put(
                "parameters",
                Arrays.stream(weights).mapToDouble(own -> own.length).sum());
        return facts;
    }

    @Override
    public void close() {
        replicas.close();
    }
}
