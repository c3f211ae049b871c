package io.limbeck.spi.explain;

import static java.util.Objects.requireNonNull;

import io.limbeck.spi.metric.Interval;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What an explainer found out.
 *
 * @param figures single numbers: a completeness gap, an agreement
 * @param exhibits drawings and tables, in order
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Explanation(List<Figure> figures, List<Exhibit> exhibits) {

    public Explanation {
        figures = List.copyOf(figures);
        exhibits = List.copyOf(exhibits);
    }

    /**
     * A number with its name.
     *
     * @param name what it is, short
     * @param value NaN where it is undefined
     * @param format how it is written
     * @param interval where it lies, if that is known
     * @param definition full definition, with unit and source
     */
    public record Figure(
            String name, double value, Exhibit.Format format, Optional<Interval> interval, String definition) {
        public Figure {
            requireNonNull(name, "name is null");
            requireNonNull(definition, "definition is null");
        }
    }
}
