package io.limbeck.scorer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An exported model, ready to score rows. Immutable, and made for several threads: each opens a {@link #session} of its
 * own, and a session allocates nothing per row.
 *
 * <pre>{@code
 * Scorer scorer = Scorer.read(Path.of("exported"));
 * Scorer.Session session = scorer.session();
 * double[] probabilities = new double[scorer.classes().size()];
 *
 * RawRow row = session.row();
 * row.set(scorer.column("income"), 2400);
 * row.set(scorer.column("purpose"), "car");
 * session.probabilities(row, probabilities);
 * }</pre>
 */
public final class Scorer {

    private final String name;
    private final List<String> classes;
    private final String favourable;
    private final List<String> features;
    private final @Nullable Encoder encoder;
    private final Layer logits;

    Scorer(
            String name,
            List<String> classes,
            String favourable,
            List<String> features,
            @Nullable Encoder encoder,
            Layer logits) {
        this.name = name;
        this.classes = List.copyOf(classes);
        this.favourable = favourable;
        this.features = List.copyOf(features);
        this.encoder = encoder;
        this.logits = logits;
    }

    /**
     * Reads an exported folder.
     *
     * @throws ModelFormatException if a file is missing, damaged or of a newer version
     * @throws IOException if a file cannot be read
     */
    public static Scorer read(Path folder) throws IOException {
        return ModelFiles.read(folder);
    }

    /**
     * Reads a model from memory.
     *
     * @param model what {@code model.json} holds
     * @param weights what {@code weights.bin} holds
     * @throws ModelFormatException if they are damaged, of a newer version, or do not belong together
     */
    public static Scorer of(byte[] model, byte[] weights) throws ModelFormatException {
        return ModelFiles.of(model, weights);
    }

    /** {@return the model's name} */
    public String name() {
        return name;
    }

    /** {@return the classes, in the order of the probabilities} */
    public List<String> classes() {
        return classes;
    }

    /** {@return the favourable (positive) class} */
    public String favourable() {
        return favourable;
    }

    /** {@return names of the floats of a prepared row, in order} */
    public List<String> features() {
        return features;
    }

    /** {@return the columns of rows as they were read; empty if the model takes prepared rows alone} */
    public List<RawColumn> columns() {
        return encoder == null ? List.of() : encoder.columns();
    }

    /**
     * {@return the number of a column of rows as they were read}
     *
     * @throws IllegalArgumentException if there is no such column
     */
    public int column(String column) {
        for (int i = 0; i < columns().size(); i++) {
            if (columns().get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException("The model has no column '" + column + "', only "
                + columns().stream().map(RawColumn::name).toList());
    }

    /** {@return a session, for one thread} */
    public Session session() {
        return new Session();
    }

    /** Scores row after row without allocating; not for several threads. */
    public final class Session {

        private final float[] work = new float[logits.outputs() + logits.workspace()];
        private final Optional<RawRow> row = Optional.ofNullable(encoder).map(one -> new RawRow(one, logits.inputs()));

        private Session() {}

        /**
         * {@return the row to fill in, the same each time}
         *
         * @throws IllegalStateException if the model takes prepared rows alone
         */
        public RawRow row() {
            return row.orElseThrow(() -> new IllegalStateException(
                    "The model '" + name + "' was exported without its preparation, and takes prepared rows alone"));
        }

        /**
         * Writes the class probabilities of a row as it was read.
         *
         * @param into one place for each class
         * @throws IllegalArgumentException if a column has no value
         */
        public void probabilities(RawRow read, double[] into) {
            probabilities(read.prepared(), 0, into);
        }

        /**
         * Writes the class probabilities of a prepared row.
         *
         * @param rows prepared rows, one behind the other
         * @param at where the row begins
         * @param into one place for each class
         */
        public void probabilities(float[] rows, int at, double[] into) {
            logits.apply(rows, at, work, 0, logits.outputs());
            double most = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < into.length; c++) {
                most = Math.max(most, work[c]);
            }
            double sum = 0;
            for (int c = 0; c < into.length; c++) {
                into[c] = Math.exp(work[c] - most);
                sum += into[c];
            }
            for (int c = 0; c < into.length; c++) {
                into[c] /= sum;
            }
        }

        /**
         * Writes the logits of a prepared row.
         *
         * @param rows prepared rows, one behind the other
         * @param at where the row begins
         * @param into one place for each class
         */
        public void logits(float[] rows, int at, float[] into) {
            logits.apply(rows, at, work, 0, logits.outputs());
            System.arraycopy(work, 0, into, 0, into.length);
        }
    }
}
