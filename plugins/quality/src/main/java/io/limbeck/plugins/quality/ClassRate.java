package io.limbeck.plugins.quality;

import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.metric.Resampled;
import java.util.Optional;

/**
 * Figures of one class against the rest, from hits TP, actual TP + FN and decided TP + FP [1]. With two classes it is
 * the favourable class that counts, and the figure is NaN where it would divide by zero. With more it is the mean over
 * all classes that occur among labels or decisions, one that would divide by zero counting 0.
 *
 * <p>[1] van Rijsbergen: Information Retrieval, 2nd edition 1979, chapter 7.
 */
enum ClassRate implements Metric {
    /** TP / (TP + FP). */
    PRECISION("precision: TP / (TP + FP)") {
        @Override
        double rate(double hits, double actual, double decided) {
            return hits / decided;
        }
    },
    /** TP / (TP + FN). */
    RECALL("recall: TP / (TP + FN)") {
        @Override
        double rate(double hits, double actual, double decided) {
            return hits / actual;
        }
    },
    /** 2 TP / (2 TP + FP + FN), the harmonic mean of the two. */
    F1("F1: 2 TP / (2 TP + FP + FN)") {
        @Override
        double rate(double hits, double actual, double decided) {
            return 2 * hits / (actual + decided);
        }
    };

    private final String formula;

    ClassRate(String formula) {
        this.formula = formula;
    }

    abstract double rate(double hits, double actual, double decided);

    @Override
    public String definition() {
        return formula + ", weighted, of the favourable class; with more than two classes the macro average over those"
                + " that occur";
    }

    @Override
    public Direction better() {
        return Direction.HIGHER;
    }

    @Override
    public double value(Predictions predictions) {
        return of(Confusion.of(predictions), predictions);
    }

    @Override
    public Optional<Resampled> resampled(Predictions predictions) {
        return Confusion.resampled(predictions, confusion -> of(confusion, predictions));
    }

    private double of(Confusion confusion, Predictions predictions) {
        return confusion.classes() == 2 ? of(confusion, predictions.favourable()) : macro(confusion);
    }

    private double macro(Confusion confusion) {
        double sum = 0;
        int occurring = 0;
        for (int c = 0; c < confusion.classes(); c++) {
            if (confusion.actual(c) > 0 || confusion.decided(c) > 0) {
                double rate = of(confusion, c);
                sum += Double.isNaN(rate) ? 0 : rate;
                occurring++;
            }
        }
        return sum / occurring;
    }

    private double of(Confusion confusion, int c) {
        return rate(confusion.hits(c), confusion.actual(c), confusion.decided(c));
    }
}
