package io.limbeck.plugins.fairness.metric;

import io.limbeck.plugins.fairness.statistics.Convention;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.metric.Predictions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A figure defined for two groups: for signed conventions of the unprivileged against the privileged, otherwise over
 * every pair of groups with evidence.
 *
 * @param name what the figure is called
 * @param convention whose convention
 * @param pairs the pair of largest absolute value, or the mean of absolute values
 * @param read makes the data
 * @param parts every group's part
 * @param between the figure for the groups of two numbers
 * @param directed whether its size depends on their order, so that each pair is taken both ways
 * @param draw makes a bootstrap sample
 */
record PairFigure<D>(
        String name,
        Convention convention,
        Pairs pairs,
        BiFunction<Predictions, Groups, D> read,
        Function<D, List<Part>> parts,
        Between<D> between,
        boolean directed,
        BiFunction<D, RandomSource, D> draw)
        implements Figure<D> {

    /** How pairs become one figure. */
    enum Pairs {
        /** The largest. */
        MAX,
        /** The mean. */
        MEAN
    }

    /** A figure for two groups. */
    interface Between<D> {
        double of(D data, int a, int b);
    }

    @Override
    public String definition() {
        String how = convention.signed()
                ? "unprivileged against privileged"
                : pairs.name().toLowerCase(Locale.ROOT) + " over pairs of groups";
        return name + ", " + how + (convention.scale() == 100 ? ", in percent" : "") + " ("
                + convention.name().toLowerCase(Locale.ROOT) + ")";
    }

    @Override
    public Optional<D> data(Predictions predictions, Groups groups) {
        return Sides.of(groups, convention).map(sides -> read.apply(predictions, sides));
    }

    @Override
    public Optional<D> members(Predictions predictions, Groups groups) {
        return Sides.pools(groups, convention) ? Optional.of(read.apply(predictions, groups)) : Optional.empty();
    }

    @Override
    public List<Part> parts(D data) {
        return parts.apply(data);
    }

    @Override
    public double value(D data, boolean[] counted) {
        if (convention.signed()) {
            return between.of(data, 0, 1);
        }
        double sum = 0;
        double max = Double.NEGATIVE_INFINITY;
        int compared = 0;
        for (int a = 0; a < counted.length; a++) {
            for (int b = directed ? 0 : a + 1; b < counted.length; b++) {
                if (a != b && (convention != Convention.LIMBECK || (counted[a] && counted[b]))) {
                    double value = Math.abs(between.of(data, a, b));
                    sum += value;
                    max = Math.max(max, value);
                    compared++;
                }
            }
        }
        double value = pairs == Pairs.MEAN ? sum / compared : max;
        return compared == 0 ? Double.NaN : convention.scale() * value;
    }

    @Override
    public D resample(D data, RandomSource random) {
        return draw.apply(data, random);
    }

    @Override
    public boolean failsWithoutTheRest() {
        return convention == Convention.LIMBECK && pairs == Pairs.MAX;
    }
}
