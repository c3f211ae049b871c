package io.limbeck.plugins.interpretability.explain;

import io.limbeck.plugins.interpretability.statistics.Sample;
import io.limbeck.spi.explain.Exhibit.Format;
import io.limbeck.spi.explain.Explanation.Figure;
import java.util.Optional;

/** Single numbers of an explanation. */
final class Figures {

    private Figures() {}

    static Figure number(String name, double value, String definition) {
        return new Figure(name, value, Format.NUMBER, Optional.empty(), definition);
    }

    static Figure count(String name, double value, String definition) {
        return new Figure(name, value, Format.COUNT, Optional.empty(), definition);
    }

    /** {@return the mean of rows with its 95 % interval} */
    static Figure mean(String name, Sample rows, Format format, String definition) {
        return new Figure(name, rows.mean(), format, rows.interval(), definition + "; 95 % interval over rows");
    }
}
