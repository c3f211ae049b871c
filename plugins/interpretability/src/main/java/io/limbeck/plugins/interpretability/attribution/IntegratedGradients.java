package io.limbeck.plugins.interpretability.attribution;

import io.limbeck.plugins.interpretability.ask.Asked;
import io.limbeck.plugins.interpretability.ask.FeatureSet;
import io.limbeck.plugins.interpretability.ask.MadeUpRows;
import io.limbeck.plugins.interpretability.ask.Scale;
import java.util.ArrayList;
import java.util.List;

/**
 * Integrated gradients [1]: {@code φ_i = (x_i − x'_i) · 1/m · Σ_k ∂F/∂x_i (x' + (k − ½)/m · (x − x'))}, the path integral
 * of the gradient from a baseline x' to the row x by the midpoint rule, F being the log-odds of a class. A feature's
 * contribution is the sum of its floats'. The integral is complete, {@code Σ φ = F(x) − F(x')}; how far the sum misses
 * it shows whether m was enough. The midpoint rule is exact where F is quadratic along the path.
 *
 * <p>Cost: {@code rows · m} gradients, each as many backward passes as there are classes.
 *
 * <p>[1] Sundararajan, Taly, Yan: Axiomatic Attribution for Deep Networks, 2017, equations 1 and 3.
 *
 * @param features the features
 * @param steps m
 */
public record IntegratedGradients(FeatureSet features, int steps) {

    /**
     * {@return the contributions}
     *
     * @param matrix the rows, {@code [rows, width]}
     * @param baselines a baseline for each row, of the same shape
     * @param classes the class explained of each row
     * @throws io.limbeck.spi.InvalidInputException if the model shows no gradients
     */
    public Attributions of(Asked model, float[] matrix, float[] baselines, int[] classes) {
        int width = model.width();
        double[][] floats = new double[classes.length][width];
        model.gradients(path(matrix, baselines, width), i -> classes[i / steps], (i, gradient) -> {
            int row = i / steps;
            for (int place = 0; place < width; place++) {
                float step = matrix[row * width + place] - baselines[row * width + place];
                floats[row][place] += (double) gradient[place] * step / steps;
            }
        });
        double[] ends = model.scores(MadeUpRows.of(matrix, width), Scale.LOG_ODDS, i -> classes[i]);
        double[] starts = model.scores(MadeUpRows.of(baselines, width), Scale.LOG_ODDS, i -> classes[i]);
        List<double[]> values = new ArrayList<>();
        double[] gaps = new double[classes.length];
        for (int row = 0; row < gaps.length; row++) {
            double sum = 0;
            for (double value : floats[row]) {
                sum += value;
            }
            gaps[row] = Math.abs(sum - (ends[row] - starts[row]));
            values.add(features.sums(floats[row]));
        }
        return new Attributions(values, List.of(), gaps);
    }

    private MadeUpRows path(float[] matrix, float[] baselines, int width) {
        return new MadeUpRows() {
            @Override
            public int count() {
                return Math.multiplyExact(matrix.length / width, steps);
            }

            @Override
            public void write(int i, float[] into, int at) {
                int row = i / steps;
                float share = (i % steps + 0.5f) / steps;
                for (int place = 0; place < width; place++) {
                    float start = baselines[row * width + place];
                    into[at + place] = start + share * (matrix[row * width + place] - start);
                }
            }
        };
    }
}
