package io.limbeck.plugins.quality;

import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.metric.Resampled;
import java.util.Optional;

/** Share of right decisions: {@code Σ w·[decision = label] / Σ w}; NaN without rows. */
final class Accuracy implements Metric {

    @Override
    public String definition() {
        return "accuracy: weighted share of rows whose decision is their label";
    }

    @Override
    public Direction better() {
        return Direction.HIGHER;
    }

    @Override
    public double value(Predictions predictions) {
        return of(Confusion.of(predictions));
    }

    @Override
    public Optional<Resampled> resampled(Predictions predictions) {
        return Confusion.resampled(predictions, Accuracy::of);
    }

    private static double of(Confusion confusion) {
        double right = 0;
        double all = 0;
        for (int c = 0; c < confusion.classes(); c++) {
            right += confusion.hits(c);
            all += confusion.actual(c);
        }
        return right / all;
    }
}
