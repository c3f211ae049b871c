package io.limbeck.engine.run;

import io.limbeck.spi.Progress;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TrainedWeights;
import io.limbeck.spi.model.View;
import io.limbeck.spi.model.ViewOutputs;
import io.limbeck.spi.portable.PortableModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one model learns from. Rows of the test split are never in it; what other models say of them can be had only when
 * this one is done.
 */
final class StepLesson implements Lesson {

    private final Prepared data;
    private final Map<String, List<Teacher>> models;
    private final Map<String, List<Double>> weights;
    private final RandomSource random;
    private final Progress progress;
    private final Path checkpoints;
    private boolean learning = true;

    StepLesson(
            Prepared data,
            Map<String, List<Teacher>> models,
            Map<String, List<Double>> weights,
            RandomSource random,
            Progress progress,
            Path checkpoints) {
        this.data = data;
        this.models = models;
        this.weights = weights;
        this.random = random;
        this.progress = progress;
        this.checkpoints = checkpoints;
    }

    /** The model has learnt; from now on it may be judged. */
    void over() {
        learning = false;
    }

    @Override
    public Table rows(Split split) {
        requireNotTest(split);
        return data.rows(split);
    }

    private static void requireNotTest(Split split) {
        if (split == Split.TEST) {
            throw new IllegalArgumentException("Nothing may learn from the test split; 'validation' is there to select"
                    + " by, 'calibration' to calibrate on");
        }
    }

    @Override
    public List<Teacher> models(String port) {
        return models.getOrDefault(port, List.of()).stream()
                .<Teacher>map(Veiled::new)
                .toList();
    }

    @Override
    public List<Double> weights(String port) {
        return weights.getOrDefault(port, List.of());
    }

    @Override
    public RandomSource random() {
        return random;
    }

    @Override
    public Progress progress() {
        return progress;
    }

    @Override
    public Path checkpoints() {
        return checkpoints;
    }

    /** A model that keeps silent about the test split as long as somebody learns. */
    private final class Veiled implements Teacher {

        private final Teacher model;

        Veiled(Teacher model) {
            this.model = model;
        }

        @Override
        public ModelOutputs outputs(Table rows, Split split) {
            lift(split);
            return model.outputs(rows, split);
        }

        @Override
        public ViewOutputs view(View view, Table rows, Split split) {
            lift(split);
            return model.view(view, rows, split);
        }

        @Override
        public Optional<TrainedWeights> weights() {
            return model.weights();
        }

        @Override
        public Optional<PortableModel> portable() {
            return model.portable();
        }

        private void lift(Split split) {
            if (learning) {
                requireNotTest(split);
            }
        }
    }
}
