package io.limbeck.plugins.models.tree;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TeacherSource;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.tribuo.Dataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.common.tree.TreeModel;

/**
 * A classification tree [1], grown by Tribuo. With a teacher it is the teacher's surrogate: it splits where that lowers
 * the squared error of the teacher's probabilities most, and a leaf holds their mean. Without one it learns the labels.
 *
 * <p>Features are told apart by at most 256 values each, see {@link FeatureBorders}.
 *
 * <p>[1] Breiman, Friedman, Olshen, Stone: Classification and Regression Trees, 1984, chapters 2 and 4.
 */
final class Cart implements TeacherSource {

    static final String TEACHER = "teacher";
    private static final int MOST_DEPTH = 30;

    @Summary("A single decision tree that can be read; with a teacher, a surrogate of it")
    record Settings(
            @Summary("Most splits from the root to a leaf") @Default("4") @Positive @Max(MOST_DEPTH)
            int maxDepth,

            @Summary("Nodes whose rows weigh less are leaves") @Default("20") @Positive
            float minSplit) {}

    private final Settings settings;

    Cart(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Teacher open(Lesson lesson) {
        Table train = lesson.rows(Split.TRAIN);
        float[] matrix = NumberMatrix.of(train);
        FeatureBorders borders = FeatureBorders.of(matrix, train.width());
        List<Teacher> teachers = lesson.models(TEACHER);
        Dataset<Label> rows = teachers.isEmpty()
                ? CodedRows.of(train, matrix, borders)
                : CodedRows.soft(
                        train,
                        matrix,
                        borders,
                        teachers.get(0).outputs(train, Split.TRAIN).probabilities());
        // Every feature is looked at, so that the seed decides nothing.
        TreeModel<Label> grown = new CARTClassificationTrainer(
                        settings.maxDepth(), settings.minSplit(), 0, 1, false, new GiniIndex(), 1)
                .train(rows);
        Forest tree = ForestBuilder.build(
                List.of(grown),
                CodedRows.columns(rows.getFeatureIDMap()),
                borders,
                train.classes().size());
        return new CartModel(tree);
    }

    @Override
    public Teacher reopen(Lesson lesson, Path folder) throws IOException {
        return new CartModel(Forest.read(folder.resolve(ForestTeacher.FILE)));
    }
}
