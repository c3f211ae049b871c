package io.limbeck.plugins.text.entity;

import io.limbeck.plugins.text.tag.Reading;
import io.limbeck.spi.Default;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Summary;
import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;
import java.util.Locale;

/** F1 of spans; see {@link Scores} and {@link Reading}. Weights of rows do not count: a span is found or not. */
final class EntityF1 implements Metric {

    @Summary("F1 of entities: spans of exactly the right tokens and type, as the CoNLL scorer counts them")
    record Settings(
            @Summary("How types become one figure: all spans together, mean of types, or mean weighted by true spans")
            @Default("micro")
            Average average,

            @Summary("How spans are read off tags: as conlleval does, or strict, where I after nothing is nothing")
            @Default("conlleval")
            Reading reading) {}

    private final Settings settings;

    EntityF1(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        return TaggedRows.check(settings.reading(), inputs);
    }

    @Override
    public String definition() {
        return "entity F1 (CoNLL): exact span and type, "
                + settings.average().name().toLowerCase(Locale.ROOT)
                + " average, tags read "
                + switch (settings.reading()) {
                    case CONLLEVAL -> "as conlleval does";
                    case STRICT -> "strictly as IOB2";
                };
    }

    @Override
    public Direction better() {
        return Direction.HIGHER;
    }

    @Override
    public double value(Predictions predictions) {
        return new TaggedRows(predictions.classes(), predictions.sequences(), predictions.rows())
                .score(settings.reading(), predictions.labels(), predictions.decisions())
                .average(settings.average())
                .f1();
    }
}
