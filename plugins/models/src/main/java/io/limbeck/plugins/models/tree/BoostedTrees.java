package io.limbeck.plugins.models.tree;

import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TeacherSource;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Gradient-boosted trees, grown by XGBoost with histograms [1]: each round adds one tree per class (one in all for two
 * classes) along the gradient of the cross-entropy. Its sums before the softmax are the logits; for two classes they are
 * ∓ half of XGBoost's margin.
 *
 * <p>[1] Chen, Guestrin: XGBoost: A Scalable Tree Boosting System, 2016, sections 2 and 3.
 */
final class BoostedTrees implements TeacherSource {

    @Summary("Gradient-boosted decision trees, grown by XGBoost")
    record Settings(
            @Summary("Rounds of boosting, at most") @Default("300") @Positive
            int rounds,

            @Summary("Share of each tree's answer that is added") @Default("0.1") @Positive @DecimalMax("1")
            double learningRate,

            @Summary("Most splits from the root to a leaf") @Default("6") @Positive
            int maxDepth,

            @Summary("Least sum of second derivatives in a leaf") @Default("1") @PositiveOrZero
            double minChildWeight,

            @Summary("Share of the rows that each tree sees") @Default("1") @Positive @DecimalMax("1")
            double rowFraction,

            @Summary("Share of the features that each tree sees") @Default("1") @Positive @DecimalMax("1")
            double featureFraction,

            @Summary("Weight of the squared leaf values in the objective") @Default("1") @PositiveOrZero
            double l2,

            @Summary(
                    "Stops after so many rounds in which the validation split's log-loss did not fall, and goes back to the best one")
            Optional<@Positive Integer> patience) {}

    private final Settings settings;

    BoostedTrees(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Teacher open(Lesson lesson) {
        Table train = lesson.rows(Split.TRAIN);
        Table validation = lesson.rows(Split.VALIDATION);
        if (settings.patience().isPresent() && validation.rows() == 0) {
            throw new InvalidInputException(Problem.error(
                    "patience",
                    "watches the validation split, which is empty",
                    "give it a share in data.split, or leave 'patience' out"));
        }
        return Boosting.run(settings, parameters(train, lesson), train, validation, lesson.progress());
    }

    @Override
    public Teacher reopen(Lesson lesson, Path folder) throws IOException {
        Table train = lesson.rows(Split.TRAIN);
        return BoostedModel.read(folder, train.width(), train.classes().size());
    }

    private Map<String, Object> parameters(Table train, Lesson lesson) {
        int classes = train.classes().size();
        Map<String, Object> parameters = new HashMap<>();
        if (classes == 2) {
            parameters.put("objective", "binary:logistic");
            parameters.put("eval_metric", "logloss");
        } else {
            parameters.put("objective", "multi:softprob");
            parameters.put("eval_metric", "mlogloss");
            parameters.put("num_class", classes);
        }
        parameters.put("tree_method", "hist");
        parameters.put("eta", settings.learningRate());
        parameters.put("max_depth", settings.maxDepth());
        parameters.put("min_child_weight", settings.minChildWeight());
        parameters.put("subsample", settings.rowFraction());
        parameters.put("colsample_bytree", settings.featureFraction());
        parameters.put("lambda", settings.l2());
        parameters.put("seed", (int) (lesson.random().bits(0) & Integer.MAX_VALUE));
        parameters.put("verbosity", 0);
        return parameters;
    }
}
