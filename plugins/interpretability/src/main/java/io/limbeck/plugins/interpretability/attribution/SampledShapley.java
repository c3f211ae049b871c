package io.limbeck.plugins.interpretability.attribution;

import io.limbeck.plugins.interpretability.ask.Asked;
import io.limbeck.plugins.interpretability.ask.MadeUpRows;
import io.limbeck.plugins.interpretability.ask.Scale;
import io.limbeck.spi.RandomSource;

/**
 * Shapley values from random orders [1]: features join one after the other, and each is credited with what the score
 * changes when it joins. Every order is also gone through backwards with the same background row, which cancels much of
 * what joining early or late does [2]; a pair counts as one drawing. Background rows take turns, so that values add up
 * to {@code F(x) − mean F(background)} once every one of them had as many turns.
 *
 * <p>Cost: {@code 2(d + 1) · pairs} questions for each row.
 *
 * <p>[1] Štrumbelj, Kononenko: Explaining Prediction Models and Individual Predictions with Feature Contributions, 2014,
 * algorithm 1. [2] Mitchell et al.: Sampling Permutations for Shapley Value Estimation, 2022, section 4.1.
 */
record SampledShapley(Game game, int pairs) {

    /**
     * Values with their standard errors.
     *
     * @param values one per feature
     * @param errors standard deviation of the pairs' values over √pairs
     */
    record Estimate(double[] values, double[] errors) {}

    /** {@return the values of one row} */
    Estimate of(Asked model, int row, Scale scale, int explained, RandomSource random) {
        int features = game.features();
        int[][] orders = new int[pairs][];
        for (int pair = 0; pair < pairs; pair++) {
            orders[pair] = random.child(pair).permutation(features);
        }
        double[] scores = model.scores(walks(row, orders), scale, i -> explained);
        double[] sums = new double[features];
        double[] squares = new double[features];
        for (int pair = 0; pair < pairs; pair++) {
            int forth = pair * 2 * (features + 1);
            int back = forth + features + 1;
            for (int step = 0; step < features; step++) {
                int feature = orders[pair][step];
                int late = features - 1 - step;
                double value = (scores[forth + step + 1]
                                - scores[forth + step]
                                + scores[back + late + 1]
                                - scores[back + late])
                        / 2;
                sums[feature] += value;
                squares[feature] += value * value;
            }
        }
        double[] values = new double[features];
        double[] errors = new double[features];
        for (int f = 0; f < features; f++) {
            values[f] = sums[f] / pairs;
            double variance = Math.max(0, squares[f] / pairs - values[f] * values[f]);
            errors[f] = pairs < 2 ? Double.NaN : Math.sqrt(variance / (pairs - 1));
        }
        return new Estimate(values, errors);
    }

    /** Each pair: from the background row to the row itself in one order, and again in the other. */
    private MadeUpRows walks(int row, int[][] orders) {
        int features = game.features();
        return new MadeUpRows() {
            @Override
            public int count() {
                return Math.multiplyExact(pairs, 2 * (features + 1));
            }

            @Override
            public void write(int i, float[] into, int at) {
                int pair = i / (2 * (features + 1));
                int place = i % (2 * (features + 1));
                boolean back = place > features;
                int joined = back ? place - features - 1 : place;
                game.absent(pair % game.backgroundRows(), into, at);
                for (int step = 0; step < joined; step++) {
                    game.present(row, orders[pair][back ? features - 1 - step : step], into, at);
                }
            }
        };
    }
}
