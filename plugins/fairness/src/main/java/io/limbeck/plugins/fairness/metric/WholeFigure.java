package io.limbeck.plugins.fairness.metric;

import io.limbeck.plugins.fairness.statistics.Confusion;
import io.limbeck.plugins.fairness.statistics.Rate;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.metric.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A figure on all counts at once.
 *
 * @param definition its full name
 * @param comparesGroups whether groups matter; if not, it is about inequality among all people
 * @param failsWithoutTheRest whether groups without evidence are left out and could only worsen it
 * @param function the figure, given which groups have evidence
 */
record WholeFigure(String definition, boolean comparesGroups, boolean failsWithoutTheRest, OfCounts function)
        implements Figure<Tally> {

    /** A figure on counts. */
    interface OfCounts {
        double of(Tally data, boolean[] counted);
    }

    @Override
    public Optional<Tally> data(Predictions predictions, Groups groups) {
        return Optional.of(Tally.binary(predictions, groups));
    }

    @Override
    public List<Part> parts(Tally data) {
        if (comparesGroups) {
            return ratesOf(data, Rate.SELECTION_RATE);
        }
        Confusion rows = Confusion.NONE;
        for (int group = 0; group < data.names().size(); group++) {
            rows = rows.plus(data.counts().rowConfusion(group));
        }
        return List.of(Part.of(Rate.ACCURACY, "all", data.counts().overall(), rows));
    }

    /** {@return one rate of every group} */
    static List<Part> ratesOf(Tally data, Rate rate) {
        List<Part> parts = new ArrayList<>();
        for (int group = 0; group < data.names().size(); group++) {
            Confusion weights = data.counts().confusion(group);
            parts.add(Part.of(
                    rate, data.names().get(group), weights, data.counts().rowConfusion(group)));
        }
        return parts;
    }

    @Override
    public double value(Tally data, boolean[] counted) {
        return function.of(data, counted);
    }

    @Override
    public Tally resample(Tally data, RandomSource random) {
        return data.resample(random);
    }
}
