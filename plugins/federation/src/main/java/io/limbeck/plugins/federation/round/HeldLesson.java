package io.limbeck.plugins.federation.round;

import io.limbeck.spi.Progress;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.Teacher;
import java.nio.file.Path;
import java.util.List;

/** A lesson whose training rows are those that clients claim to have. */
record HeldLesson(Lesson lesson, Table training) implements Lesson {

    @Override
    public Table rows(Split split) {
        return split == Split.TRAIN ? training : lesson.rows(split);
    }

    @Override
    public List<Teacher> models(String port) {
        return lesson.models(port);
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
}
