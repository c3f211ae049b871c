package io.limbeck.engine.tensorflow;

import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.tensorflow.Trainer;
import io.limbeck.spi.tensorflow.TrainingRecipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Trains models as TensorFlow graphs, one graph and session each. Stateless; may be used by several threads. */
public final class TensorFlowTrainer implements Trainer {

    private final SessionOptions options;

    /** Trains with these options. */
    public TensorFlowTrainer(SessionOptions options) {
        this.options = options;
    }

    @Override
    public Teacher train(TrainingRecipe recipe, Lesson lesson) {
        Table rows = lesson.rows(Split.TRAIN);
        Table validation = lesson.rows(Split.VALIDATION);
        TableSpec data = rows.spec();
        boolean validates = validation.rows() > 0;
        if (!validates && recipe.train().earlyStopping().isPresent()) {
            throw new IllegalStateException("Early stopping watches the validation split, which is empty; give it a share"
                    + " in data.split, or leave train.earlyStopping out");
        }
        try (TrainingGraph graph = new TrainingGraph(
                recipe,
                data,
                split(lesson, Split.TRAIN),
                validates ? split(lesson, Split.VALIDATION) : null,
                lesson.random(),
                options)) {
            Training training = new Training(recipe.train(), lesson, graph, rows.rows(), validation.rows());
            Map<String, Weights> weights = training.run();
            Map<String, Double> facts = new LinkedHashMap<>();
            facts.put("parameters", (double) graph.variables().parameters());
            facts.put("steps", (double) training.state().step);
            facts.put("epochs", training.state().step / (double) training.stepsPerEpoch());
            if (training.state().best.isPresent()) {
                facts.put("bestEpoch", (double) training.state().bestEpoch);
            }
            return new TensorFlowModel(recipe.architecture(), data, weights, facts, options);
        }
    }

    @Override
    public Teacher load(TrainingRecipe recipe, Lesson lesson, Path folder) throws IOException {
        Map<String, Weights> weights =
                WeightsFile.read(folder.resolve(TensorFlowModel.FILE)).arrays();
        TableSpec data = lesson.rows(Split.TRAIN).spec();
        return new TensorFlowModel(recipe.architecture(), data, weights, Map.of(), options);
    }

    private static TrainingGraph.SplitRows split(Lesson lesson, Split split) {
        List<Teacher> teachers = lesson.models("teacher");
        Table rows = lesson.rows(split);
        Optional<Supplier<ModelOutputs>> teacher = teachers.isEmpty()
                ? Optional.empty()
                : Optional.of(() -> teachers.get(0).outputs(rows, split));
        return new TrainingGraph.SplitRows(rows, teacher);
    }
}
