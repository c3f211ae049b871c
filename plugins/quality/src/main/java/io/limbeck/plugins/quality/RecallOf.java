package io.limbeck.plugins.quality;

import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Summary;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;
import jakarta.validation.constraints.NotBlank;
import java.util.List;

/** Share of the rows of one named class that are decided for it; NaN where there is none. */
final class RecallOf implements Metric {

    @Summary("Share of the rows of one class that are recognised")
    record Settings(@Summary("The class, by name") @NotBlank String of) {}

    private final Settings settings;

    RecallOf(Settings settings) {
        this.settings = settings;
    }

    static Ports ports(Settings settings, PortSpecs inputs) {
        List<String> classes = inputs.data().map(TableSpec::classes).orElse(List.of());
        return classes.isEmpty() || classes.contains(settings.of())
                ? Ports.NONE
                : Ports.NONE.with(Problem.error(
                        "of", "there is no class '" + settings.of() + "'", "there are: " + String.join(", ", classes)));
    }

    @Override
    public String definition() {
        return "recall of class " + settings.of() + ": weighted share of its rows whose decision is their label";
    }

    @Override
    public Direction better() {
        return Direction.HIGHER;
    }

    @Override
    public double value(Predictions predictions) {
        int code = predictions.classes().indexOf(settings.of());
        Confusion confusion = Confusion.of(predictions);
        return code < 0 ? Double.NaN : confusion.hits(code) / confusion.actual(code);
    }
}
