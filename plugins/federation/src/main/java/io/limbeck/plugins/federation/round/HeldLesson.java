package io.limbeck.plugins.federation.round;

import io.limbeck.spi.Progress;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A lesson on other training rows, and perhaps with another teacher.
 *
 * @param lesson everything else
 * @param training the training rows: what clients claim to have, or what is public
 * @param teacher a teacher in place of the lesson's own
 */
record HeldLesson(Lesson lesson, Table training, Optional<Teacher> teacher) implements Lesson {

    private static final String TEACHER = "teacher";

    /** A lesson that keeps its own teacher. */
    HeldLesson(Lesson lesson, Table training) {
        this(lesson, training, Optional.empty());
    }

    /** {@return a lesson with a teacher that says nothing until it is told what to say} */
    static HeldLesson taughtLater(Lesson lesson, Table training) {
        return new HeldLesson(
                lesson,
                training,
                Optional.of((rows, split) -> new ModelOutputs(
                        new float[rows.rows() * rows.classes().size()],
                        rows.classes().size())));
    }

    @Override
    public Table rows(Split split) {
        return split == Split.TRAIN ? training : lesson.rows(split);
    }

    @Override
    public List<Teacher> models(String port) {
        return port.equals(TEACHER) && teacher.isPresent() ? List.of(teacher.get()) : lesson.models(port);
    }

    @Override
    public List<Double> weights(String port) {
        return port.equals(TEACHER) && teacher.isPresent() ? List.of(1.0) : lesson.weights(port);
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
