package io.limbeck.engine.run;

import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.model.View;
import io.limbeck.spi.model.ViewOutputs;
import io.limbeck.spi.portable.PortableModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model brought back from the store when it is first asked: a student goes without its teacher, a fusion does not go
 * without its members. Closing it closes those, too.
 */
final class ReopenedModel implements Teacher {

    /** Reads a model. */
    interface Reader {
        /** {@return the model} */
        Teacher read() throws IOException;
    }

    private final Reader reader;
    private final List<ReopenedModel> plugged;
    private final AutoCloseable components;
    private @Nullable Teacher model;

    ReopenedModel(Reader reader) {
        this.reader = reader;
        this.plugged = List.of();
        this.components = () -> {};
    }

    ReopenedModel(Teacher model, List<ReopenedModel> plugged, Components components) {
        this.reader = () -> model;
        this.plugged = List.copyOf(plugged);
        this.components = components;
        this.model = model;
    }

    private Teacher model() {
        try {
            Teacher open = model == null ? reader.read() : model;
            model = open;
            return open;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ModelOutputs outputs(Table rows, Split split) {
        return model().outputs(rows, split);
    }

    @Override
    public ViewOutputs view(View view, Table rows, Split split) {
        return model().view(view, rows, split);
    }

    @Override
    public Optional<TrainedWeights> weights() {
        return model().weights();
    }

    @Override
    public Optional<PortableModel> portable() {
        return model().portable();
    }

    @Override
    public void saveGraph(Path folder) throws IOException {
        model().saveGraph(folder);
    }

    @Override
    public List<Exhibit> exhibits(ExplainInputs inputs) {
        return model().exhibits(inputs);
    }

    @Override
    public Map<String, Double> facts() {
        return model().facts();
    }

    @Override
    public void close() {
        try (AutoCloseable last = components) {
            if (model != null) {
                model.close();
            }
            plugged.forEach(ReopenedModel::close);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("A component could not be closed", e);
        }
    }
}
