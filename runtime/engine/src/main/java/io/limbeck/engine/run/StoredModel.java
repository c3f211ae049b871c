package io.limbeck.engine.run;

import io.limbeck.engine.store.FloatFile;
import io.limbeck.engine.store.StoredEntry;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * A model by what it said once, on each split: a student that asks costs no pass of its teacher.
 */
final class StoredModel implements Teacher {

    private final StoredEntry entry;
    private final Map<Split, ModelOutputs> read = new EnumMap<>(Split.class);

    StoredModel(StoredEntry entry) {
        this.entry = entry;
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

    @Override
    public ModelOutputs outputs(Table rows, Split split) {
        ModelOutputs outputs = on(split);
        if (outputs.rows() != rows.rows()) {
            throw new IllegalArgumentException("This model has spoken of " + outputs.rows() + " rows of split '"
                    + split.label() + "', not of " + rows.rows());
        }
        return outputs;
    }
}
