package io.limbeck.plugins.quality;

import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.metric.Resampled;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Weight of the rows of each true class that were decided for each class.
 *
 * @param weights {@code [true class][decided class]}
 */
record Confusion(double[][] weights) {

    static Confusion of(Predictions predictions) {
        return over(predictions).apply(IntStream.range(0, predictions.rows()).toArray());
    }

    /** {@return the confusions of draws of these rows} */
    static Function<int[], Confusion> over(Predictions predictions) {
        int classes = predictions.classes().size();
        int[] decisions = predictions.decisions();
        return drawn -> {
            double[][] weights = new double[classes][classes];
            for (int row : drawn) {
                weights[predictions.labels()[row]][decisions[row]] +=
                        predictions.weights()[row];
            }
            return new Confusion(weights);
        };
    }

    /** {@return a figure of confusions, of draws of these rows} */
    static Optional<Resampled> resampled(Predictions predictions, ToDoubleFunction<Confusion> figure) {
        Function<int[], Confusion> confusions = over(predictions);
        return Optional.of(drawn -> figure.applyAsDouble(confusions.apply(drawn)));
    }

    int classes() {
        return weights.length;
    }

    /** {@return weight of the rows of class {@code c} that were decided for it} */
    double hits(int c) {
        return weights[c][c];
    }

    /** {@return weight of the rows whose true class is {@code c}} */
    double actual(int c) {
        double sum = 0;
        for (double weight : weights[c]) {
            sum += weight;
        }
        return sum;
    }

    /** {@return weight of the rows decided for {@code c}} */
    double decided(int c) {
        double sum = 0;
        for (double[] row : weights) {
            sum += row[c];
        }
        return sum;
    }
}
