package io.limbeck.plugins.interpretability.explain;

import io.limbeck.plugins.interpretability.ask.Asked;
import io.limbeck.plugins.interpretability.ask.MadeUpRows;
import io.limbeck.plugins.interpretability.ask.Scale;
import io.limbeck.plugins.interpretability.statistics.Sample;
import java.util.Arrays;

/**
 * What a model answers when one feature is set to each of its values in turn.
 *
 * @param answers the rows' scores at each value
 */
record Dependence(Sample[] answers) {

    static Dependence of(Asked model, float[] matrix, Levels levels, Scale scale, int[] classes) {
        int width = model.width();
        int rows = classes.length;
        float[][] encoded = levels.encoded();
        int[] positions = levels.feature().positions().stream()
                .mapToInt(Integer::intValue)
                .toArray();
        MadeUpRows set = new MadeUpRows() {
            @Override
            public int count() {
                return Math.multiplyExact(rows, encoded.length);
            }

            @Override
            public void write(int i, float[] into, int at) {
                System.arraycopy(matrix, i % rows * width, into, at, width);
                for (int p = 0; p < positions.length; p++) {
                    into[at + positions[p]] = encoded[i / rows][p];
                }
            }
        };
        double[] scores = model.scores(set, scale, i -> classes[i % rows]);
        Sample[] answers = new Sample[encoded.length];
        for (int value = 0; value < answers.length; value++) {
            answers[value] = new Sample(Arrays.copyOfRange(scores, value * rows, (value + 1) * rows));
        }
        return new Dependence(answers);
    }

    /** {@return the mean answer at each value} */
    double[] means() {
        return Arrays.stream(answers).mapToDouble(Sample::mean).toArray();
    }

    /** {@return the standard deviation of the means [Greenwell, Boehmke, McCarthy 2018]}: how much the feature moves */
    double movement() {
        double[] centred = centred();
        return Math.sqrt(
                Arrays.stream(centred).map(value -> value * value).average().orElse(0));
    }

    /** {@return the mean distance of two curves}, each less its own mean */
    double distance(Dependence other) {
        double[] own = centred();
        double[] others = other.centred();
        double sum = 0;
        for (int value = 0; value < own.length; value++) {
            sum += Math.abs(own[value] - others[value]);
        }
        return sum / own.length;
    }

    private double[] centred() {
        double[] means = means();
        double mean = Arrays.stream(means).average().orElse(0);
        return Arrays.stream(means).map(value -> value - mean).toArray();
    }
}
