package io.limbeck.plugins.interpretability.explain;

import io.limbeck.plugins.interpretability.ask.Asked;
import io.limbeck.plugins.interpretability.ask.ChosenRows;
import io.limbeck.plugins.interpretability.ask.FeatureSet;
import io.limbeck.plugins.interpretability.statistics.Sample;
import io.limbeck.spi.Default;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.explain.Explainer;
import io.limbeck.spi.explain.Explanation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What a model loses when a feature is shuffled among the test rows [1, 2]: {@code q(rows) − q(rows, feature permuted)},
 * all floats of a feature moved together, the mean over some permutations with Student's 95 % interval. The interval is
 * about the shuffling alone, not about which rows were drawn. A feature that no answer depends on loses exactly nothing.
 *
 * <p>Cost: {@code features · repeats · rows} questions.
 *
 * <p>[1] Breiman: Random Forests, 2001, section 10. [2] Fisher, Rudin, Dominici: All Models are Wrong, but Many are
 * Useful, 2019, equation 3.4 (here as a difference).
 */
final class PermutationImportance implements Explainer {

    @Summary("How much worse a model gets when a feature is shuffled among the rows")
    record Settings(
            @Summary("What is lost: accuracy, auroc or log-loss (in nats)") @Default("accuracy")
            Quality measure,

            @Summary("How often each feature is shuffled") @Default("10") @Min(2) @Max(1000)
            int repeats,

            @Summary("Test rows that are asked about, drawn at random") @Default("2000") @Min(2)
            int rows,

            @Summary("Side of the squares of pixels that are shuffled together, in images") @Default("4") @Positive
            int patch,

            @Summary("Features that are drawn") @Default("15") @Positive
            int top) {}

    private final Settings settings;

    PermutationImportance(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Explanation explain(ExplainInputs inputs) {
        FeatureSet features = FeatureSet.of(inputs, settings.patch());
        Table rows =
                ChosenRows.whole(inputs.rows(), settings.rows(), inputs.random().child("rows"));
        RandomSource random = inputs.random().child("permutations");
        Sides<Drops> drops =
                Sides.of(inputs, model -> drops(model, rows, features, settings.measure(), settings.repeats(), random));
        String title = settings.measure().title();
        String definition = title
                + (settings.measure() == Quality.LOG_LOSS ? " (its negative, in nats)" : "")
                + " on " + rows.rows() + " test rows";
        int needed = (int) Arrays.stream(drops.own().samples())
                .filter(sample ->
                        sample.interval().map(interval -> interval.low() > 0).orElse(false))
                .count();
        return new Explanation(
                List.of(
                        Figures.number("as it is", drops.own().before(), definition + ", nothing shuffled"),
                        Figures.count(
                                "features it needs",
                                needed,
                                "features whose shuffling loses " + title
                                        + ": the 95 % interval over permutations lies above zero")),
                List.of(new FeatureDrawing(features, settings.top())
                        .of(
                                "Permutation importance",
                                "What " + title + " is lost when a feature is shuffled among " + rows.rows()
                                        + " test rows: mean of " + settings.repeats()
                                        + " permutations, 95 % interval over them. Of features that say the same,"
                                        + " neither seems to matter.",
                                "loss of " + title,
                                drops.map(Drops::samples))));
    }

    /**
     * What shuffling costs.
     *
     * @param before quality of the answers to the rows as they are
     * @param samples loss of quality of every repeat, one sample per feature
     */
    record Drops(double before, Sample[] samples) {}

    static Drops drops(
            Asked model, Table rows, FeatureSet features, Quality measure, int repeats, RandomSource random) {
        double before = measure.of(model.model().outputs(rows, Split.TEST), rows);
        float[] matrix = rows.matrix();
        int width = rows.width();
        int[][] positions = features.positions();
        Sample[] samples = new Sample[features.size()];
        for (int f = 0; f < samples.length; f++) {
            double[] losses = new double[repeats];
            for (int repeat = 0; repeat < repeats; repeat++) {
                int[] order = random.child(f).child(repeat).permutation(rows.rows());
                float[] shuffled = matrix.clone();
                for (int row = 0; row < order.length; row++) {
                    for (int position : positions[f]) {
                        shuffled[row * width + position] = matrix[order[row] * width + position];
                    }
                }
                losses[repeat] = before - measure.of(model.model().outputs(madeUp(rows, shuffled), Split.TEST), rows);
            }
            samples[f] = new Sample(losses);
        }
        return new Drops(before, samples);
    }

    /** {@return the rows with other values}: nobody may take them for the known ones, so that their ids are negative */
    private static Table madeUp(Table rows, float[] matrix) {
        Table other = rows.withMatrix(matrix);
        return new Table(
                other.columns(),
                other.labels(),
                other.classes(),
                other.favourable(),
                other.sensitive(),
                other.weights(),
                LongStream.range(0, other.rows()).map(row -> -1 - row).toArray(),
                other.sequences());
    }
}
