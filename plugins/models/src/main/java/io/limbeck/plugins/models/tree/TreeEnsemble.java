package io.limbeck.plugins.models.tree;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TeacherSource;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Many randomised trees, grown by Tribuo: a random forest [1] or extremely randomised trees [2]. Its probabilities are
 * the mean over the trees of the weighted class frequencies in the leaf a row falls into.
 *
 * <p>Features are told apart by at most 256 values each, see {@link FeatureBorders}. 100 trees on 22,000 rows of 101
 * features, most of them one-hot, take about a minute of processor time, shared among the cores; where no feature is
 * sparse, some four times that, as every split regroups every feature of its rows.
 *
 * <p>[1] Breiman: Random Forests, 2001. [2] Geurts, Ernst, Wehenkel: Extremely Randomized Trees, 2006.
 */
final class TreeEnsemble implements TeacherSource {

    /** How trees are made to differ. */
    enum Method {
        /** Each tree sees a bootstrap sample, each split the best border of a few features. */
        RANDOM_FOREST,
        /** Each tree sees all rows, each split one random border of a few features. */
        EXTRA_TREES
    }

    @Summary("Many randomised decision trees: a random forest or extremely randomised trees")
    record Settings(
            @Summary("How trees are made to differ") @Default("random-forest")
            Method method,

            @Summary("Number of trees") @Default("100") @Positive
            int trees,

            @Summary("Most splits from the root to a leaf; no limit if not given")
            Optional<@Positive Integer> maxDepth,

            @Summary("Nodes whose rows weigh less are leaves") @Default("20") @Positive
            float minSplit,

            @Summary("Share of the features that each split looks at; √features of them if not given")
            Optional<@Positive @DecimalMax("1") Double> featureFraction) {}

    private final Settings settings;

    TreeEnsemble(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Teacher open(Lesson lesson) {
        Table train = lesson.rows(Split.TRAIN);
        return new ForestTeacher(
                ForestGrower.grow(settings, train, NumberMatrix.of(train), lesson.random(), lesson.progress()));
    }

    @Override
    public Teacher reopen(Lesson lesson, Path folder) throws IOException {
        return new ForestTeacher(Forest.read(folder.resolve(ForestTeacher.FILE)));
    }
}
