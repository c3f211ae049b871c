package io.limbeck.plugins.models.tree;

import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.portable.PortableModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Boosted trees, ready to be asked. */
final class BoostedModel implements Teacher {

    private static final String FILE = "boosted.ubj";
    private static final String ROUNDS = "rounds.txt";

    private final Booster booster;
    private final int rounds;
    private final int width;
    private final int classes;

    /**
     * A model.
     *
     * @param rounds the first so many rounds are asked
     * @param width features per row
     */
    BoostedModel(Booster booster, int rounds, int width, int classes) {
        this.booster = booster;
        this.rounds = rounds;
        this.width = width;
        this.classes = classes;
    }

    /** {@return what {@link #save} wrote} */
    static BoostedModel read(Path folder, int width, int classes) throws IOException {
        int rounds = Integer.parseInt(Files.readString(folder.resolve(ROUNDS)).strip());
        try (InputStream in = Files.newInputStream(folder.resolve(FILE))) {
            return new BoostedModel(XGBoost.loadModel(in), rounds, width, classes);
        } catch (XGBoostError e) {
            throw new IOException("'" + folder.resolve(FILE) + "' cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized ModelOutputs outputs(Table rows, Split split) {
        if (rows.width() != width) {
            throw new IllegalArgumentException(
                    "The trees were grown on " + width + " features, but these rows have '" + rows.width() + "'");
        }
        float[] logits = new float[Math.multiplyExact(rows.rows(), classes)];
        if (rows.rows() == 0) {
            return new ModelOutputs(logits, classes);
        }
        try {
            DMatrix asked = new DMatrix(NumberMatrix.of(rows), rows.rows(), width, Float.NaN);
            try {
                float[][] margins = booster.predict(asked, true, rounds);
                for (int row = 0; row < margins.length; row++) {
                    for (int c = 0; c < classes; c++) {
                        logits[row * classes + c] =
                                classes == 2 ? (c == 0 ? -1 : 1) * margins[row][0] / 2 : margins[row][c];
                    }
                }
            } finally {
                asked.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost failed: " + e.getMessage(), e);
        }
        return new ModelOutputs(logits, classes);
    }

    @Override
    public synchronized Optional<PortableModel> portable() {
        try {
            DMatrix zeros = new DMatrix(new float[width], 1, width, Float.NaN);
            try {
                int trees = rounds * (classes == 2 ? 1 : classes);
                String[] dump = booster.getModelDump((String) null, false, "text");
                return Optional.of(PortableBoosting.of(
                        List.of(dump).subList(0, trees), width, classes, booster.predict(zeros, true, rounds)[0]));
            } finally {
                zeros.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void save(Path folder) throws IOException {
        Files.writeString(folder.resolve(ROUNDS), rounds + "\n", StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(folder.resolve(FILE))) {
            booster.saveModel(out, "ubj");
        } catch (XGBoostError e) {
            throw new IOException("The trees cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public Map<String, Double> facts() {
        Map<String, Double> facts = new LinkedHashMap<>();
        facts.put("rounds", (double) rounds);
        facts.put("trees", (double) rounds * (classes == 2 ? 1 : classes));
        return facts;
    }

    @Override
    public void close() {
        booster.dispose();
    }
}
