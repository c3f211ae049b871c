package io.limbeck.plugins.interpretability.explain;

import io.limbeck.plugins.interpretability.ask.Asked;
import io.limbeck.plugins.interpretability.ask.MadeUpRows;
import io.limbeck.plugins.interpretability.ask.Scale;
import io.limbeck.plugins.interpretability.statistics.Sample;

/**
 * What becomes of rows' probabilities while one feature after the other is changed.
 *
 * @param shares share of the features changed at each point, ascending from 0 to 1
 * @param probabilities {@code [rows][points]}
 */
record Erasure(double[] shares, double[][] probabilities) {

    /**
     * Changes features of rows, in an order of each row's own.
     *
     * @param from the rows as they begin, {@code [rows, width]}
     * @param to the rows as they end
     * @param orders features of each row, the first to change first
     * @param positions the floats of each feature
     * @param classes the class whose probability is followed
     * @param points at how many numbers of changed features the model is asked, both ends included
     */
    static Erasure of(
            Asked model, float[] from, float[] to, int[][] orders, int[][] positions, int[] classes, int points) {
        int width = model.width();
        int features = positions.length;
        MadeUpRows steps = new MadeUpRows() {
            @Override
            public int count() {
                return Math.multiplyExact(classes.length, points);
            }

            @Override
            public void write(int i, float[] into, int at) {
                int row = i / points;
                System.arraycopy(from, row * width, into, at, width);
                for (int f = 0; f < changed(i % points, points, features); f++) {
                    for (int position : positions[orders[row][f]]) {
                        into[at + position] = to[row * width + position];
                    }
                }
            }
        };
        double[] scores = model.scores(steps, Scale.PROBABILITY, i -> classes[i / points]);
        double[][] probabilities = new double[classes.length][points];
        double[] shares = new double[points];
        for (int i = 0; i < scores.length; i++) {
            probabilities[i / points][i % points] = scores[i];
        }
        for (int point = 0; point < points; point++) {
            shares[point] = (double) changed(point, points, features) / features;
        }
        return new Erasure(shares, probabilities);
    }

    private static int changed(int point, int points, int features) {
        return (int) Math.round((double) point * features / (points - 1));
    }

    /** {@return the area under each row's curve}, straight between points */
    Sample areas() {
        double[] areas = new double[probabilities.length];
        for (int row = 0; row < areas.length; row++) {
            for (int point = 1; point < shares.length; point++) {
                areas[row] += (shares[point] - shares[point - 1])
                        * (probabilities[row][point] + probabilities[row][point - 1])
                        / 2;
            }
        }
        return new Sample(areas);
    }

    /** {@return the rows' probabilities at a point} */
    Sample at(int point) {
        double[] values = new double[probabilities.length];
        for (int row = 0; row < values.length; row++) {
            values[row] = probabilities[row][point];
        }
        return new Sample(values);
    }
}
