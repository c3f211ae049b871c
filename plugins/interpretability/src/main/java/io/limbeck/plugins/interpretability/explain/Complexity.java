package io.limbeck.plugins.interpretability.explain;

import io.limbeck.plugins.interpretability.ask.Asked;
import io.limbeck.plugins.interpretability.ask.ChosenRows;
import io.limbeck.plugins.interpretability.ask.FeatureSet;
import io.limbeck.plugins.interpretability.ask.MadeUpRows;
import io.limbeck.plugins.interpretability.statistics.Ranks;
import io.limbeck.spi.Default;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.Exhibit.BarGroup;
import io.limbeck.spi.explain.Exhibit.Format;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.explain.Explainer;
import io.limbeck.spi.explain.Explanation;
import io.limbeck.spi.explain.Explanation.Figure;
import jakarta.validation.constraints.Positive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How much there is to understand: what the model says of its own size (parameters, leaves, path length), and how many
 * features decide, found by trying: a feature is used if some test row is decided otherwise once the feature is
 * replaced by another row's. Few tries miss features that matter rarely; the number is a lower bound.
 *
 * <p>Cost: {@code features · draws · rows} questions.
 */
final class Complexity implements Explainer {

    /** Facts about the training rather than about the model. */
    private static final Set<String> OF_TRAINING = Set.of("epochs", "steps", "bestEpoch");

    @Summary("How much there is to understand: parameters, leaves, path length, features that matter to a decision")
    record Settings(
            @Summary("Test rows in which features are replaced, drawn at random") @Default("500") @Positive
            int rows,

            @Summary("How often each feature of each row is replaced") @Default("5") @Positive
            int draws,

            @Summary("Side of the squares of pixels that are one feature, in images") @Default("1") @Positive
            int patch,

            @Summary("Features that are drawn") @Default("15") @Positive
            int top) {}

    private final Settings settings;

    Complexity(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Explanation explain(ExplainInputs inputs) {
        ChosenRows.requireSingle(inputs.rows());
        FeatureSet features = FeatureSet.of(inputs, settings.patch());
        Table rows =
                ChosenRows.of(inputs.rows(), settings.rows(), inputs.random().child("rows"));
        float[] others = inputs.background().matrix();
        double[] changed = changed(
                new Asked(inputs.model(), rows),
                rows.matrix(),
                others,
                features,
                inputs.random().child("replacements"));
        List<Figure> figures = new ArrayList<>();
        inputs.model().facts().forEach((name, value) -> {
            if (!OF_TRAINING.contains(name)) {
                Format format = value == Math.rint(value) ? Format.COUNT : Format.NUMBER;
                figures.add(new Figure(words(name), value, format, Optional.empty(), "As the model itself says"));
            }
        });
        figures.add(Figures.count(
                "features that decide",
                Arrays.stream(changed).filter(share -> share > 0).count(),
                "Features out of " + features.size() + " whose replacement by another row's changes some decision, "
                        + settings.draws() + " replacements in each of " + rows.rows() + " test rows"));
        return new Explanation(figures, List.of(drawing(features, changed)));
    }

    /** {@return {@code pathLength} as {@code path length}} */
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private Exhibit drawing(FeatureSet features, double[] changed) {
        int[] order = Ranks.descending(changed);
        List<BarGroup> groups = Arrays.stream(Arrays.copyOf(order, Math.min(settings.top(), order.length)))
                .mapToObj(f -> new BarGroup(features.name(f), List.of(changed[f]), List.of()))
                .toList();
        return new Exhibit.Bars(
                "Features that decide",
                "Share of decisions that change when a feature is replaced by that of a random training row.",
                "share of decisions",
                List.of("model"),
                groups);
    }

    private double[] changed(Asked model, float[] matrix, float[] others, FeatureSet features, RandomSource random) {
        int width = model.width();
        int rows = matrix.length / width;
        int[] before = model.decisions(MadeUpRows.of(matrix, width));
        int[][] positions = features.positions();
        double[] changed = new double[positions.length];
        for (int feature = 0; feature < changed.length; feature++) {
            RandomSource source = random.child(feature);
            int[] replaced = positions[feature];
            int[] after = model.decisions(new MadeUpRows() {
                @Override
                public int count() {
                    return Math.multiplyExact(rows, settings.draws());
                }

                @Override
                public void write(int i, float[] into, int at) {
                    System.arraycopy(matrix, i % rows * width, into, at, width);
                    int other = source.below(i, others.length / width);
                    for (int position : replaced) {
                        into[at + position] = others[other * width + position];
                    }
                }
            });
            for (int i = 0; i < after.length; i++) {
                changed[feature] += after[i] == before[i % rows] ? 0 : 1.0 / after.length;
            }
        }
        return changed;
    }
}
