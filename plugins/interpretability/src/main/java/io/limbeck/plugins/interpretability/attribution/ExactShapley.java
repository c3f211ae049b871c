package io.limbeck.plugins.interpretability.attribution;

import io.limbeck.plugins.interpretability.ask.Asked;
import io.limbeck.plugins.interpretability.ask.MadeUpRows;
import io.limbeck.plugins.interpretability.ask.Scale;

/**
 * Shapley values by counting all coalitions [1]: {@code φ_i = Σ_{S ∌ i} |S|!(d − |S| − 1)!/d! · (v(S ∪ i) − v(S))} with
 * {@code v(S)} the mean score over the background, features in S being the row's own.
 *
 * <p>Cost: {@code 2^d · background} questions for each row.
 *
 * <p>[1] Shapley: A Value for n-Person Games, 1953, equation 12.
 */
record ExactShapley(Game game) {

    /** {@return the values of one row} */
    double[] of(Asked model, int row, Scale scale, int explained) {
        int features = game.features();
        double[] worth = worth(model, row, scale, explained);
        double[] shares = shares(features);
        double[] values = new double[features];
        for (int coalition = 0; coalition < worth.length; coalition++) {
            int members = Integer.bitCount(coalition);
            for (int f = 0; f < features; f++) {
                if ((coalition >> f & 1) == 0) {
                    values[f] += shares[members] * (worth[coalition | 1 << f] - worth[coalition]);
                }
            }
        }
        return values;
    }

    /** {@return the worth of each coalition}, whose members are the bits of its number */
    private double[] worth(Asked model, int row, Scale scale, int explained) {
        int each = game.backgroundRows();
        double[] scores = model.scores(coalitions(row, each), scale, i -> explained);
        double[] worth = new double[1 << game.features()];
        for (int i = 0; i < scores.length; i++) {
            worth[i / each] += scores[i] / each;
        }
        return worth;
    }

    private MadeUpRows coalitions(int row, int each) {
        return new MadeUpRows() {
            @Override
            public int count() {
                return Math.multiplyExact(1 << game.features(), each);
            }

            @Override
            public void write(int i, float[] into, int at) {
                int coalition = i / each;
                game.absent(i % each, into, at);
                for (int f = 0; f < game.features(); f++) {
                    if ((coalition >> f & 1) == 1) {
                        game.present(row, f, into, at);
                    }
                }
            }
        };
    }

    /** {@return |S|!(d − |S| − 1)!/d!, by |S|} */
    private static double[] shares(int features) {
        double[] shares = new double[features];
        double ways = 1; // of choosing |S| out of d − 1
        for (int members = 0; members < features; members++) {
            shares[members] = 1 / (features * ways);
            ways = ways * (features - 1 - members) / (members + 1);
        }
        return shares;
    }
}
