package io.limbeck.engine.evaluate;

import io.limbeck.spi.metric.Direction;
import java.util.Locale;
import java.util.Optional;

/**
 * A figure of a model and of the stage before it, on the same rows.
 *
 * @param metric id of the metric, or the name of a rate: {@code selectionRate}
 * @param better {@code higher}, {@code lower} or {@code one}; {@code none} for a rate that is neither good nor bad
 * @param attribute the sensitive attribute; empty for all rows
 * @param group the group; empty for all rows
 * @param rows rows counted upon
 * @param before the figure of the stage before; NaN where it is undefined
 * @param after the figure of this model
 * @param error standard error of {@code after - before} over rows drawn with replacement; NaN where it cannot be had
 */
public record StageFigure(
        String metric,
        String better,
        String attribute,
        String group,
        long rows,
        double before,
        double after,
        double error) {

    /** Of a figure that is neither good nor bad. */
    public static final String NONE = "none";

    static String name(Optional<Direction> better) {
        return better.map(direction -> direction.name().toLowerCase(Locale.ROOT))
                .orElse(NONE);
    }
}
