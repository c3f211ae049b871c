package io.limbeck.engine.run;

import io.limbeck.engine.store.FloatFile;
import io.limbeck.engine.store.StoredEntry;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.model.View;
import io.limbeck.spi.model.ViewOutputs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A model by what it said once, on each split: a student that asks costs no pass of its teacher.
 */
final class StoredModel implements Teacher {

    private final StoredEntry entry;
    private final Prepared data;
    private final StoredViews views;
    private final Map<Split, ModelOutputs> read = new EnumMap<>(Split.class);

    StoredModel(StoredEntry entry, Prepared data, StoredViews views) {
        this.entry = entry;
        this.data = data;
        this.views = views;
    }

    /** {@return the file with the outputs on a split} */
    static String file(Split split) {
        return "outputs/" + split.label() + ".f32";
    }

    static void write(Path folder, Split split, ModelOutputs outputs) throws IOException {
        FloatFile.write(
                folder.resolve(file(split)), new FloatFile(outputs.rows(), outputs.classes(), outputs.logits()));
    }

    ModelOutputs on(Split split) {
        return read.computeIfAbsent(split, key -> {
            try {
                FloatFile matrix = FloatFile.read(entry.file(file(key)));
                return new ModelOutputs(matrix.values(), matrix.columns());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * {@return what the model said of the split}
     *
     * @throws IllegalArgumentException if the rows are others than the model was asked about
     */
    @Override
    public ModelOutputs outputs(Table rows, Split split) {
        requireKnown(rows, split);
        return on(split);
    }

    /**
     * {@return what the model shows of the split}; who asks first brings it back from the store and keeps the answer there
     *
     * @throws IllegalArgumentException if the rows are others than the model was asked about
     */
    @Override
    public ViewOutputs view(View view, Table rows, Split split) {
        requireKnown(rows, split);
        return views.of(view, data.rows(split), split);
    }

    /** {@return its variables}; the model is brought back from the store for them */
    @Override
    public Optional<TrainedWeights> weights() {
        return views.weights();
    }

    private void requireKnown(Table rows, Split split) {
        Table known = data.rows(split);
        if (known.rows() != rows.rows() || !isSame(rows, known)) {
            throw new IllegalArgumentException("This model was asked once, about the " + known.rows()
                    + " prepared rows of split '" + split.label() + "'; it cannot speak of these " + rows.rows()
                    + " other ones. Ask for whole splits as they are in the lesson");
        }
    }

    private static boolean isSame(Table asked, Table known) {
        return asked == known
                || Arrays.equals(asked.ids(), known.ids())
                        && asked.columns().size() == known.columns().size()
                        && IntStream.range(0, asked.columns().size())
                                .allMatch(i -> isSame(
                                        asked.columns().get(i), known.columns().get(i)));
    }

    private static boolean isSame(Column asked, Column known) {
        if (asked instanceof Column.Numeric one && known instanceof Column.Numeric other) {
            return Arrays.equals(one.values(), other.values());
        }
        if (asked instanceof Column.Block one && known instanceof Column.Block other) {
            return Arrays.equals(one.values(), other.values());
        }
        return asked.equals(known);
    }
}
