package io.limbeck.plugins.interpretability.explain;

import io.limbeck.plugins.interpretability.ask.Asked;
import io.limbeck.plugins.interpretability.ask.Baseline;
import io.limbeck.plugins.interpretability.ask.ChosenRows;
import io.limbeck.plugins.interpretability.ask.ExplainedClass;
import io.limbeck.plugins.interpretability.ask.FeatureSet;
import io.limbeck.plugins.interpretability.attribution.Attributions;
import io.limbeck.plugins.interpretability.statistics.Ranks;
import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.Exhibit.Format;
import io.limbeck.spi.explain.Exhibit.Line;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.explain.Explainer;
import io.limbeck.spi.explain.Explanation;
import io.limbeck.spi.explain.Explanation.Figure;
import io.limbeck.spi.metric.Interval;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Deletion and insertion [1]: features are replaced by a baseline, those first to which an attribution gives most credit
 * for the decision, and the decision's probability is followed; then the other way, put into the baseline one by one. An
 * attribution that is right makes the first curve fall fast (small area) and the second rise fast (large area). Random
 * orders stand beside it: an attribution is worth what it is better than chance.
 *
 * <p>Cost: {@code 4 · points · rows} questions, and the attribution's.
 *
 * <p>[1] Petsiuk, Das, Saenko: RISE: Randomized Input Sampling for Explanation of Black-box Models, 2018, section 4.2.
 */
final class DeletionInsertion implements Explainer {

    @Summary("Whether the features that an attribution names are those a decision rests on (deletion, insertion)")
    record Settings(
            @Summary("What orders the features: integrated-gradients, shapley, or auto, gradients if there are any")
            @Default("auto")
            Attribution attribution,

            @Summary("What stands for absence: mean, zeros, black (the smallest values) or blurred (images)")
            @Default("mean")
            Baseline baseline,

            @Summary("Points of the curves; no more than there are features, and one") @Default("21") @Min(2)
            int points,

            @Summary("Test rows whose curves are averaged, drawn at random") @Default("100") @Positive
            int rows,

            @Summary("Side of the squares of pixels that are one feature, in images") @Default("4") @Positive
            int patch) {}

    private final Settings settings;

    DeletionInsertion(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Explanation explain(ExplainInputs inputs) {
        ChosenRows.requireSingle(inputs.rows());
        FeatureSet features = FeatureSet.of(inputs, settings.patch());
        Table rows =
                ChosenRows.of(inputs.rows(), settings.rows(), inputs.random().child("rows"));
        Asked model = new Asked(inputs.model(), rows);
        float[] matrix = rows.matrix();
        float[] baselines = settings.baseline().of(rows, inputs.background());
        int[] classes = ExplainedClass.DECISION.of(model, matrix);
        Attribution.Found found =
                settings.attribution().of(List.of(model), inputs, features, rows, classes, settings.baseline());
        int[][] credited = orders(found.found().get(0));
        int[][] random = IntStream.range(0, classes.length)
                .mapToObj(row -> inputs.random().child("chance").child(row).permutation(features.size()))
                .toArray(int[][]::new);
        int points = Math.min(settings.points(), features.size() + 1);
        int[][] positions = features.positions();
        Map<String, Erasure> curves = new LinkedHashMap<>();
        curves.put("deletion", Erasure.of(model, matrix, baselines, credited, positions, classes, points));
        curves.put("deletion at random", Erasure.of(model, matrix, baselines, random, positions, classes, points));
        curves.put("insertion", Erasure.of(model, baselines, matrix, credited, positions, classes, points));
        curves.put("insertion at random", Erasure.of(model, baselines, matrix, random, positions, classes, points));
        return explanation(curves, found.by());
    }

    private static int[][] orders(Attributions attributions) {
        return attributions.values().stream().map(Ranks::descending).toArray(int[][]::new);
    }

    private Explanation explanation(Map<String, Erasure> curves, Attribution by) {
        String against =
                "baseline '" + settings.baseline().name().toLowerCase(Locale.ROOT) + "', ordered by " + by.words();
        List<Figure> figures = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        curves.forEach((name, curve) -> {
            boolean chance = name.endsWith("random");
            figures.add(Figures.mean(
                    "area of " + name,
                    curve.areas(),
                    Format.NUMBER,
                    "Area under the mean probability of the decision over the share of features changed, "
                            + (name.startsWith("deletion") ? "less is better, " : "more is better, ")
                            + (chance ? "random order" : against)));
            List<Interval> band = IntStream.range(0, curve.shares().length)
                    .boxed()
                    .flatMap(point -> curve.at(point).interval().stream())
                    .toList();
            lines.add(new Line(
                    name,
                    Arrays.stream(curve.shares()).boxed().toList(),
                    IntStream.range(0, curve.shares().length)
                            .mapToObj(point -> curve.at(point).mean())
                            .toList(),
                    chance || band.size() < curve.shares().length ? List.of() : band,
                    false));
        });
        return new Explanation(
                figures,
                List.of(new Exhibit.Curves(
                        "Deletion and insertion",
                        "Mean probability of the decision while features are replaced by, or put into, the " + against
                                + "; bands are 95 % intervals over rows.",
                        "share of features changed",
                        "probability of the decision",
                        lines)));
    }
}
