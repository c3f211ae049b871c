package io.limbeck.plugins.uncertainty.score;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.metric.Resampled;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Brier score: squared distance of the probabilities from the truth, {@code Σ_c (p_c - [label = c])²}, averaged over the
 * rows by weight. Summed over the classes it lies in [0, 2], as Brier wrote it [1]; the forms {@code mean} and
 * {@code binary} lie in [0, 1], and with two classes the three differ by a factor of two only.
 *
 * <p>[1] Brier: Verification of Forecasts Expressed in Terms of Probability, 1950, equation 2.
 */
final class Brier implements Metric {

    /** What is done with the classes. */
    enum Form {
        /** Summed. */
        SUM("summed over the classes"),
        /** Averaged. */
        MEAN("averaged over the classes"),
        /** The favourable class against the rest. */
        BINARY("of the favourable class against the rest");

        private final String words;

        Form(String words) {
            this.words = words;
        }
    }

    @Summary("Brier score: mean squared distance of the probabilities from the truth")
    record Settings(
            @Summary("Over the classes: sum (Brier's own), mean, or binary, the favourable class alone") @Default("sum")
            Form form) {}

    private final Form form;

    Brier(Settings settings) {
        this.form = settings.form();
    }

    @Override
    public String definition() {
        return "Brier score: weighted mean of squared errors, " + form.words;
    }

    @Override
    public Direction better() {
        return Direction.LOWER;
    }

    @Override
    public double value(Predictions predictions) {
        return over(predictions).value(IntStream.range(0, predictions.rows()).toArray());
    }

    @Override
    public Optional<Resampled> resampled(Predictions predictions) {
        return Optional.of(over(predictions));
    }

    private Resampled over(Predictions predictions) {
        double[] scores = IntStream.range(0, predictions.rows())
                .mapToDouble(row -> score(predictions, row))
                .toArray();
        return Resampled.mean(scores, predictions.weights());
    }

    private double score(Predictions predictions, int row) {
        double[] p = predictions.probabilities()[row];
        int label = predictions.labels()[row];
        return switch (form) {
            case SUM -> distance(p, label);
            case MEAN -> distance(p, label) / p.length;
            case BINARY -> square(p[predictions.favourable()] - (label == predictions.favourable() ? 1 : 0));
        };
    }

    private static double distance(double[] p, int label) {
        double sum = 0;
        for (int c = 0; c < p.length; c++) {
            sum += square(p[c] - (c == label ? 1 : 0));
        }
        return sum;
    }

    private static double square(double x) {
        return x * x;
    }
}
