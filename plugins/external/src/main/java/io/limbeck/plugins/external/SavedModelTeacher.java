package io.limbeck.plugins.external;

import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.model.View;
import io.limbeck.spi.model.ViewOutputs;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A SavedModel that is open: its logits, the outputs that are shown as layers, and variables to start from. */
final class SavedModelTeacher implements Teacher {

    private final SavedModel.Settings settings;
    private final SavedModelRespondent respondent;
    private final AskedTeacher asked;

    SavedModelTeacher(SavedModel.Settings settings, Path folder, TableSpec data, Consumer<String> warnings) {
        this.settings = settings;
        this.respondent = SavedModelRespondent.load(folder, settings, data.shape());
        this.asked = new AskedTeacher(respondent, data, settings.gives(), settings.batch(), warnings);
    }

    @Override
    public ModelOutputs outputs(Table rows, Split split) {
        int classes = rows.classes().size();
        return settings.encoder()
                ? new ModelOutputs(new float[rows.rows() * classes], classes)
                : asked.outputs(rows, split);
    }

    @Override
    public ViewOutputs view(View view, Table rows, Split split) {
        if (!(view instanceof View.Tap tap)) {
            return Teacher.super.view(view, rows, split);
        }
        int width = rows.width();
        float[] matrix = rows.matrix();
        float[] values = new float[0];
        List<Integer> shape = List.of();
        for (int from = 0; from < rows.rows(); from += settings.batch()) {
            int to = Math.min(rows.rows(), from + settings.batch());
            ViewOutputs some =
                    respondent.tap(tap.name(), Arrays.copyOfRange(matrix, from * width, to * width), to - from);
            shape = some.shape();
            values = from == 0 ? new float[rows.rows() * some.width()] : values;
            System.arraycopy(some.values(), 0, values, from * some.width(), some.values().length);
        }
        return new ViewOutputs(values, shape);
    }

    @Override
    public Optional<TrainedWeights> weights() {
        return settings.variables().isEmpty()
                ? Optional.empty()
                : Optional.of(respondent.variables(settings.variables()));
    }

    @Override
    public void close() {
        asked.close();
    }
}
