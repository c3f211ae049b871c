package io.limbeck.testkit;

import io.limbeck.spi.Progress;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.Teacher;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * A lesson of given rows and models, for tests of sources that train nothing in steps. Like the host's it has no test
 * rows.
 *
 * @param rows rows of each split; every other split has the rows of none
 * @param models what is plugged into each port, with a weight of one
 * @param random the model's source of chance
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FixedLesson(Map<Split, Table> rows, Map<String, List<Teacher>> models, RandomSource random)
        implements Lesson {

    public FixedLesson {
        rows = Map.copyOf(rows);
        models = Map.copyOf(models);
    }

    /**
     * One model at port {@code model}, and rows of one split.
     *
     * @param model what is plugged in
     * @param split which split the rows are
     * @param rows prepared rows
     * @return the lesson
     */
    public static FixedLesson about(Teacher model, Split split, Table rows) {
        return new FixedLesson(Map.of(split, rows), Map.of("model", List.of(model)), new RandomSource(1));
    }

    @Override
    public Table rows(Split split) {
        if (split == Split.TEST) {
            throw new IllegalArgumentException("Nothing may learn from the test split");
        }
        Table some = rows.values().iterator().next();
        return rows.containsKey(split) ? rows.get(split) : some.select(new int[0]);
    }

    @Override
    public List<Teacher> models(String port) {
        return models.getOrDefault(port, List.of());
    }

    @Override
    public List<Double> weights(String port) {
        return Collections.nCopies(models(port).size(), 1.0);
    }

    @Override
    public Progress progress() {
        return Progress.SILENT;
    }

    @Override
    public Path checkpoints() {
        throw new IllegalStateException("Nothing is trained in steps here");
    }
}
