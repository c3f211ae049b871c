package io.limbeck.plugins.data;

import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.data.Transform;
import java.util.Optional;

/**
 * Reweighing: every training row of class y and group s is weighted by {@code n_y · n_s / (n · n_ys)}, what its cell
 * would have if class and group were independent over what it has [1]. Afterwards they are independent in the weighted
 * rows: the weighted mean difference between groups is 0.
 *
 * <p>Counts are of weights where rows have some already, and the new weight multiplies the old. Rows of unknown group
 * keep theirs. Use it with losses that heed weights.
 *
 * <p>[1] Kamiran, Calders: Data preprocessing techniques for classification without discrimination, 2012, section 4.3.
 */
final class Reweigh implements Transform {

    @Summary("Weights training rows so that label and group are independent (Kamiran and Calders 2012)")
    record Settings(
            @Summary("The sensitive attribute; without it the first")
            Optional<String> attribute) {}

    private final Settings settings;

    Reweigh(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        return Cells.ports(inputs, settings.attribute());
    }

    @Override
    public Fitted fit(Table train, RandomSource random) {
        Groups groups = Cells.groups(train, settings.attribute());
        int classes = train.classes().size();
        double[][] cells = new double[classes][groups.names().size()];
        double[] byClass = new double[classes];
        double[] byGroup = new double[groups.names().size()];
        double all = 0;
        for (int row = 0; row < train.rows(); row++) {
            int group = groups.codes()[row];
            if (group >= 0) {
                double weight = train.weights()[row];
                cells[train.labels()[row]][group] += weight;
                byClass[train.labels()[row]] += weight;
                byGroup[group] += weight;
                all += weight;
            }
        }
        double[][] factors = new double[classes][byGroup.length];
        for (int y = 0; y < classes; y++) {
            for (int s = 0; s < byGroup.length; s++) {
                factors[y][s] = cells[y][s] == 0 ? 1 : byClass[y] * byGroup[s] / (all * cells[y][s]);
            }
        }
        return Fitted.ofLearning(new Weights(groups.attribute(), factors));
    }

    private record Weights(String attribute, double[][] factors) implements Fitted {

        @Override
        public Table apply(Table rows, Split split) {
            if (split != Split.TRAIN) {
                return rows;
            }
            int[] groups = rows.groups(attribute).codes();
            double[] weights = rows.weights().clone();
            for (int row = 0; row < weights.length; row++) {
                if (groups[row] >= 0) {
                    weights[row] *= factors[rows.labels()[row]][groups[row]];
                }
            }
            return rows.withWeights(weights);
        }
    }
}
