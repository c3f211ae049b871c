package io.limbeck.plugins.interpretability.explain;

import io.limbeck.plugins.interpretability.statistics.Ranks;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.ModelOutputs;
import java.util.stream.IntStream;

/** How good answers are, as one number that is lost when a feature is spoilt. */
enum Quality {
    /** Share of right decisions. */
    ACCURACY("accuracy") {
        @Override
        double of(ModelOutputs outputs, Table rows) {
            double[][] probabilities = outputs.probabilities();
            double right = 0;
            for (int row = 0; row < rows.rows(); row++) {
                right += decision(probabilities[row], rows.favourable()) == rows.labels()[row] ? 1 : 0;
            }
            return right / rows.rows();
        }
    },
    /** Area under the ROC curve; with more than two classes the mean of one against the rest. */
    AUROC("AUROC") {
        @Override
        double of(ModelOutputs outputs, Table rows) {
            double[][] probabilities = outputs.probabilities();
            if (outputs.classes() == 2) {
                return area(probabilities, rows, rows.favourable());
            }
            return IntStream.range(0, outputs.classes())
                    .mapToDouble(c -> area(probabilities, rows, c))
                    .filter(value -> !Double.isNaN(value))
                    .average()
                    .orElse(Double.NaN);
        }
    },
    /** The mean logarithm of the true class's probability, in nats: minus the log-loss, so that more is better. */
    LOG_LOSS("log-loss") {
        @Override
        double of(ModelOutputs outputs, Table rows) {
            double[][] probabilities = outputs.probabilities();
            return IntStream.range(0, rows.rows())
                    .mapToDouble(row -> StrictMath.log(Math.max(1e-12, probabilities[row][rows.labels()[row]])))
                    .average()
                    .orElse(Double.NaN);
        }
    };

    private final String title;

    Quality(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** {@return the quality of these answers to these rows}; more is better */
    abstract double of(ModelOutputs outputs, Table rows);

    private static int decision(double[] probabilities, int favourable) {
        int best = probabilities.length == 2 ? favourable : 0;
        for (int c = 0; c < probabilities.length; c++) {
            best = probabilities[c] > probabilities[best] ? c : best;
        }
        return best;
    }

    /** By the rank sum of the positive rows, ties counted half. */
    private static double area(double[][] probabilities, Table rows, int positive) {
        double[] ranks = Ranks.of(IntStream.range(0, rows.rows())
                .mapToDouble(row -> probabilities[row][positive])
                .toArray());
        double sum = 0;
        double positives = 0;
        for (int row = 0; row < ranks.length; row++) {
            if (rows.labels()[row] == positive) {
                sum += ranks[row];
                positives++;
            }
        }
        return (sum - positives * (positives + 1) / 2) / (positives * (ranks.length - positives));
    }
}
