package io.limbeck.plugins.fairness.postprocess;

import io.limbeck.plugins.fairness.statistics.Confusion;
import io.limbeck.plugins.fairness.statistics.GroupThresholds;
import io.limbeck.plugins.fairness.statistics.Rate;
import io.limbeck.plugins.fairness.statistics.ThresholdRule;
import io.limbeck.spi.Default;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.model.Lesson;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TeacherSource;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A model whose scores are decided upon by a threshold for each group, chosen so that a rate is the same in every group
 * and the objective is highest [1]; the search is Fairlearn's {@code ThresholdOptimizer} [2]. Equality may need chance:
 * a group then has two thresholds, or for equalized odds a share of rows whose score is ignored, and which of them a row
 * gets depends on its id and the seed alone.
 *
 * <p>[1] Hardt, Price, Srebro: Equality of Opportunity in Supervised Learning, NeurIPS 2016, sections 3.2 and 4.
 *
 * <p>[2] Weerts et al.: Fairlearn: Assessing and Improving Fairness of AI Systems, JMLR 24, 2023.
 */
final class GroupThresholdsSource implements TeacherSource {

    /** What is made equal. */
    enum Constraint {
        /** The share decided as favourable. */
        DEMOGRAPHIC_PARITY(Rate.SELECTION_RATE),
        /** That share among rows labelled favourable. */
        EQUAL_OPPORTUNITY(Rate.TRUE_POSITIVE_RATE),
        /** That share among rows labelled unfavourable. */
        PREDICTIVE_EQUALITY(Rate.FALSE_POSITIVE_RATE),
        /** Both of the latter. */
        EQUALIZED_ODDS(Rate.TRUE_POSITIVE_RATE);

        private final Rate rate;

        Constraint(Rate rate) {
            this.rate = rate;
        }
    }

    /** What is highest among rules that keep the constraint. */
    enum Objective {
        /** Share of right decisions. */
        ACCURACY(counts -> counts.rate(Rate.ACCURACY)),
        /** Mean of true positive and true negative rate. */
        BALANCED_ACCURACY(counts -> (counts.rate(Rate.TRUE_POSITIVE_RATE) + counts.rate(Rate.TRUE_NEGATIVE_RATE)) / 2),
        /** Share decided as favourable. */
        SELECTION_RATE(counts -> counts.rate(Rate.SELECTION_RATE)),
        /** That share among rows labelled favourable. */
        TRUE_POSITIVE_RATE(counts -> counts.rate(Rate.TRUE_POSITIVE_RATE)),
        /** Share decided as unfavourable among rows labelled so. */
        TRUE_NEGATIVE_RATE(counts -> counts.rate(Rate.TRUE_NEGATIVE_RATE));

        private final ToDoubleFunction<Confusion> value;

        Objective(ToDoubleFunction<Confusion> value) {
            this.value = value;
        }
    }

    @Summary("Decides on a model's scores by a threshold for each group, so that a rate is the same in all of them")
    record Settings(
            @Summary("Sensitive attribute; the first declared unless given, an intersection as sex*race")
            Optional<String> attribute,

            @Summary("What is the same in every group") @Default("equalized-odds")
            Constraint constraint,

            @Summary("What is highest among the rules that keep the constraint") @Default("accuracy")
            Objective objective,

            @Summary("Rows on which thresholds are found") @Default("calibration")
            FittingRows.Rows rows,

            @Summary("Steps of the grid that is searched") @Default("1000") @Min(10)
            int grid,

            @Summary("Whether scores below a threshold may be the favourable ones") @Default("false")
            boolean flip,

            @Summary("Rows a group must have there, with both labels among them, for a threshold of its own")
            @Default("20")
            @Min(2)
            int minimumRows,

            @Summary("What becomes of rows whose group is unknown or has too few rows") @Default("as-model")
            Others others) {}

    private final Settings settings;
    private final SensitiveAttribute attribute;

    GroupThresholdsSource(Settings settings) {
        this.settings = settings;
        this.attribute = new SensitiveAttribute(settings.attribute());
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        return new SensitiveAttribute(settings.attribute()).ports(inputs);
    }

    @Override
    public Teacher open(Lesson lesson) {
        String name = attribute.in(lesson.rows(settings.rows().split()));
        FittingRows rows = FittingRows.of(lesson, settings.rows(), name);
        return teacher(lesson, name, rules(rows));
    }

    @Override
    public Teacher reopen(Lesson lesson, Path folder) throws IOException {
        return teacher(lesson, attribute.in(lesson.rows(settings.rows().split())), RulesFile.read(folder));
    }

    private Teacher teacher(Lesson lesson, String name, Map<String, ThresholdRule> rules) {
        Teacher model = lesson.models(Postprocessors.MODEL).get(0);
        return new ThresholdTeacher(
                model, name, rules, settings.others(), lesson.random().child("thresholds"));
    }

    private Map<String, ThresholdRule> rules(FittingRows rows) {
        Map<String, GroupThresholds.Group> groups = rows.sufficient(settings.minimumRows());
        List<String> wanting = new ArrayList<>(rows.groups().keySet());
        wanting.removeAll(groups.keySet());
        if (groups.size() < 2 || (settings.others() == Others.REFUSE && !wanting.isEmpty())) {
            throw new InvalidInputException(wanting.stream()
                    .map(group -> Problem.error(
                            "minimumRows",
                            "no threshold can be found on the split '"
                                    + rows.split().label() + "': " + rows.describe(group) + ", and '"
                                    + settings.minimumRows() + "' are needed with both labels among them",
                            "give the split a greater share in data.split, merge groups, or lower minimumRows"
                                    + (groups.size() < 2 ? "" : "; 'others: as-model' leaves them to the model")))
                    .toList());
        }
        List<GroupThresholds.Group> fitted = List.copyOf(groups.values());
        List<ThresholdRule> found = settings.constraint() == Constraint.EQUALIZED_ODDS
                ? GroupThresholds.withEqualizedOdds(
                        settings.objective().value, fitted, settings.flip(), settings.grid())
                : GroupThresholds.withEqual(
                        settings.constraint().rate,
                        settings.objective().value,
                        fitted,
                        settings.flip(),
                        settings.grid());
        Map<String, ThresholdRule> rules = new LinkedHashMap<>();
        groups.keySet().forEach(group -> rules.put(group, found.get(rules.size())));
        return rules;
    }
}
