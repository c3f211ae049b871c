package io.limbeck.plugins.uncertainty.selective;

import io.limbeck.spi.Default;
import io.limbeck.spi.Summary;
import io.limbeck.spi.metric.Direction;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.stream.IntStream;

/**
 * A point of the curve of accuracy against confidence [1]: the accuracy of the rows whose confidence is at least
 * {@code confidence}, undefined if there are none; or the share of rows that are.
 *
 * <p>[1] Lakshminarayanan, Pritzel, Blundell: Simple and Scalable Predictive Uncertainty Estimation using Deep Ensembles,
 * NeurIPS 2017, figure 6.
 */
final class Acceptance extends SelectiveMetric {

    /** What is told of the accepted rows. */
    enum Tell {
        /** Their accuracy. */
        ACCURACY("accuracy of"),
        /** Their share of all rows. */
        SHARE("share of");

        private final String words;

        Tell(String words) {
            this.words = words;
        }
    }

    @Summary("Accuracy, or share, of the rows a model is confident of")
    record Settings(
            @Summary("Least confidence of a row that is accepted") @Default("0.9") @PositiveOrZero @DecimalMax("1")
            double confidence,

            @Summary("The accepted rows' accuracy, or their share of all rows") @Default("accuracy")
            Tell tell) {}

    private final Settings settings;

    Acceptance(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String definition() {
        return settings.tell().words + " the rows with a confidence of at least " + settings.confidence();
    }

    @Override
    public Direction better() {
        return Direction.HIGHER;
    }

    @Override
    double figure(RiskCoverage curve) {
        int last = IntStream.range(0, curve.points())
                .filter(point -> curve.confidence()[point] >= settings.confidence())
                .max()
                .orElse(-1);
        return switch (settings.tell()) {
            case ACCURACY -> last < 0 ? Double.NaN : 1 - curve.risk(last);
            case SHARE -> curve.points() == 0 ? Double.NaN : last < 0 ? 0 : curve.coverage()[last];
        };
    }
}
