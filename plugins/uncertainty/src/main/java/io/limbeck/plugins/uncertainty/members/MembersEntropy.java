package io.limbeck.plugins.uncertainty.members;

import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.metric.Predictions.Part;
import io.limbeck.spi.metric.Resampled;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Mean over the rows, by weight, of a part of the uncertainty of an ensemble of members m [1], in nats: in all
 * {@code H(mean_m p_m)}; of the data (aleatoric) {@code mean_m H(p_m)}, what each member holds open; of the model (epistemic)
 * their difference, the mutual information of class and member, which is 0 where all say the same.
 *
 * <p>[1] Depeweg, Hernández-Lobato, Doshi-Velez, Udluft: Decomposition of Uncertainty in Bayesian Deep Learning, ICML 2018,
 * section 3.
 */
final class MembersEntropy implements Metric {

    /** A part. */
    enum Split {
        /** Both together. */
        TOTAL("entropy of the members' mean"),
        /** Of the data. */
        ALEATORIC("mean of the members' entropies"),
        /** Of the model. */
        EPISTEMIC("mutual information: entropy of the members' mean less the mean of their entropies");

        private final String words;

        Split(String words) {
            this.words = words;
        }
    }

    private final Split split;

    MembersEntropy(Split split) {
        this.split = split;
    }

    @Override
    public Set<Part> needs() {
        return Set.of(Part.MEMBERS);
    }

    @Override
    public String definition() {
        return split.words + ", in nats, mean over the rows";
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
        double[][][] members = predictions
                .members()
                .orElseThrow(() -> new IllegalArgumentException("The predictions have no members"));
        double[] entropies = new double[predictions.rows()];
        for (int row = 0; row < entropies.length; row++) {
            double[] mean = new double[predictions.classes().size()];
            double within = 0;
            for (double[][] member : members) {
                within += entropy(member[row]) / members.length;
                for (int c = 0; c < mean.length; c++) {
                    mean[c] += member[row][c] / members.length;
                }
            }
            double total = entropy(mean);
            entropies[row] = switch (split) {
                case TOTAL -> total;
                case ALEATORIC -> within;
                case EPISTEMIC -> Math.max(0, total - within);
            };
        }
        return Resampled.mean(entropies, predictions.weights());
    }

    private static double entropy(double[] p) {
        double sum = 0;
        for (double probability : p) {
            sum -= probability > 0 ? probability * Math.log(probability) : 0;
        }
        return sum;
    }
}
