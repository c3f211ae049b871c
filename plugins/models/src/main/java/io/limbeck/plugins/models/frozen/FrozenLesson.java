package io.limbeck.plugins.models.frozen;

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
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A lesson whose rows have the features of a frozen model. Other models are asked about the rows as they were. */
final class FrozenLesson implements Lesson {

    private final Lesson lesson;
    private final FrozenFeatures features;
    private final Map<Split, Table> rows = new EnumMap<>(Split.class);

    FrozenLesson(Lesson lesson, FrozenFeatures features) {
        this.lesson = lesson;
        this.features = features;
    }

    /** An empty split has no features to ask for. */
    @Override
    public Table rows(Split split) {
        Table known = rows.get(split);
        if (known == null) {
            Table own = lesson.rows(split);
            known = own.rows() == 0 && split != Split.TRAIN
                    ? rows(Split.TRAIN).select(new int[0])
                    : features.of(own, split);
            rows.put(split, known);
        }
        return known;
    }

    @Override
    public List<Teacher> models(String port) {
        return lesson.models(port).stream().<Teacher>map(Asked::new).toList();
    }

    @Override
    public List<Double> weights(String port) {
        return lesson.weights(port);
    }

    @Override
    public RandomSource random() {
        return lesson.random();
    }

    @Override
    public Progress progress() {
        return lesson.progress();
    }

    @Override
    public Path checkpoints() {
        return lesson.checkpoints();
    }

    /** A model that knows the rows as they were. */
    private final class Asked implements Teacher {

        private final Teacher model;

        Asked(Teacher model) {
            this.model = model;
        }

        @Override
        public ModelOutputs outputs(Table asked, Split split) {
            return model.outputs(lesson.rows(split), split);
        }

        @Override
        public ViewOutputs view(View view, Table asked, Split split) {
            return model.view(view, lesson.rows(split), split);
        }

        @Override
        public Optional<TrainedWeights> weights() {
            return model.weights();
        }
    }
}
