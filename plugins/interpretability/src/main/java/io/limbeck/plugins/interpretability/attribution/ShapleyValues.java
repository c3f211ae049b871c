package io.limbeck.plugins.interpretability.attribution;

import io.limbeck.plugins.interpretability.ask.Asked;
import io.limbeck.plugins.interpretability.ask.FeatureSet;
import io.limbeck.plugins.interpretability.ask.MadeUpRows;
import io.limbeck.plugins.interpretability.ask.Scale;
import io.limbeck.spi.RandomSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Shapley values of features [1, 2]: contributions that add up to the score less its mean over background rows, of
 * which absent features are taken (the interventional value function [3]).
 *
 * <p>[1] Štrumbelj, Kononenko: Explaining Prediction Models and Individual Predictions with Feature Contributions, 2014.
 * [2] Lundberg, Lee: A Unified Approach to Interpreting Model Predictions, 2017. [3] Janzing, Minorics, Blöbaum: Feature
 * Relevance Quantification in Explainable AI: a Causal Problem, 2020.
 *
 * @param features the features
 * @param scale the score's unit
 * @param exact whether all coalitions are counted, see {@link ExactShapley}; otherwise orders are drawn
 * @param pairs how many pairs of orders are drawn for each row, see {@link SampledShapley}
 */
public record ShapleyValues(FeatureSet features, Scale scale, boolean exact, int pairs) {

    /** More features than these have too many coalitions to count: 2¹² are 4,096, times the background. */
    public static final int MOST_EXACT = 12;

    /**
     * {@return the contributions}
     *
     * @param matrix the rows, {@code [rows, width]}
     * @param background rows that absent features are taken from, {@code [rows, width]}
     * @param classes the class explained of each row
     */
    public Attributions of(Asked model, float[] matrix, float[] background, int[] classes, RandomSource random) {
        int width = model.width();
        Game game = new Game(matrix, background, width, features.positions());
        List<double[]> values = new ArrayList<>();
        List<double[]> errors = new ArrayList<>();
        for (int row = 0; row < classes.length; row++) {
            if (exact) {
                values.add(new ExactShapley(game).of(model, row, scale, classes[row]));
            } else {
                SampledShapley.Estimate estimate =
                        new SampledShapley(game, pairs).of(model, row, scale, classes[row], random.child(row));
                values.add(estimate.values());
                errors.add(estimate.errors());
            }
        }
        return new Attributions(values, errors, gaps(model, matrix, background, classes, values));
    }

    private double[] gaps(Asked model, float[] matrix, float[] background, int[] classes, List<double[]> values) {
        int width = model.width();
        double[] own = model.scores(MadeUpRows.of(matrix, width), scale, row -> classes[row]);
        double[] usual = new double[model.classes()];
        for (int c : Arrays.stream(classes).distinct().toArray()) {
            usual[c] = Arrays.stream(model.scores(MadeUpRows.of(background, width), scale, row -> c))
                    .average()
                    .orElse(Double.NaN);
        }
        double[] gaps = new double[classes.length];
        for (int row = 0; row < gaps.length; row++) {
            double sum = Arrays.stream(values.get(row)).sum();
            gaps[row] = Math.abs(sum - (own[row] - usual[classes[row]]));
        }
        return gaps;
    }
}
