package io.limbeck.plugins.models;

import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TeacherSource;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
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
        return new ForestTeacher(ForestGrower.grow(settings, train, matrix(train), lesson.random(), lesson.progress()));
    }

    @Override
    public Teacher reopen(Lesson lesson, Path folder) throws IOException {
        return new ForestTeacher(Forest.read(folder.resolve(ForestTeacher.FILE)));
    }

    /** {@return the features, which must all be finite numbers} */
    private static float[] matrix(Table rows) {
        for (Column column : rows.columns()) {
            if (column instanceof Column.Categorical) {
                throw new InvalidInputException(Problem.error(
                        "data.prepare",
                        "column '" + column.name() + "' is categorical, and trees split numbers",
                        "add 'data/one-hot' to data.prepare"));
            }
        }
        float[] matrix = rows.matrix();
        for (int i = 0; i < matrix.length; i++) {
            if (!Float.isFinite(matrix[i])) {
                throw new InvalidInputException(Problem.error(
                        "data",
                        "row '" + rows.ids()[i / rows.width()] + "' holds '" + matrix[i] + "', and trees split numbers",
                        "fill missing values in before the trees see them"));
            }
        }
        return matrix;
    }

    private record ForestTeacher(Forest forest) implements Teacher {

        static final String FILE = "forest.bin";

        @Override
        public ModelOutputs outputs(Table rows, Split split) {
            if (rows.width() != forest.width()) {
                throw new IllegalArgumentException("The trees were grown on " + forest.width()
                        + " features, but these rows have '" + rows.width() + "'");
            }
            return ModelOutputs.ofProbabilities(forest.probabilities(matrix(rows)), forest.classes());
        }

        @Override
        public void save(Path folder) throws IOException {
            forest.write(folder.resolve(FILE));
        }

        @Override
        public Map<String, Double> facts() {
            Map<String, Double> facts = new LinkedHashMap<>();
            facts.put("trees", (double) forest.roots().length);
            facts.put("nodes", (double) forest.feature().length);
            return facts;
        }
    }
}
