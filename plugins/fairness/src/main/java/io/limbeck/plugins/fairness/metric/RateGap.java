package io.limbeck.plugins.fairness.metric;

import io.limbeck.plugins.fairness.statistics.Confusion;
import io.limbeck.plugins.fairness.statistics.Convention;
import io.limbeck.plugins.fairness.statistics.Rate;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.metric.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The gap of one or several rates between groups.
 *
 * @param name what the figure is called
 * @param rates the rates
 * @param form difference or ratio
 * @param convention how rates of groups become a gap
 * @param compare with each other or with the rate of all rows
 * @param together how the gaps of the rates become one figure, with its name in definitions
 */
record RateGap(String name, List<Rate> rates, Form form, Convention convention, Compare compare, Together together)
        implements Figure<Tally> {

    /** How gaps become one. */
    record Together(String name, ToDoubleFunction<double[]> function) {
        /** For a single rate. */
        static final Together ALONE = new Together("", gaps -> gaps[0]);
    }

    @Override
    public String definition() {
        String source = convention.name().toLowerCase(Locale.ROOT);
        String how = convention.signed()
                ? "unprivileged " + (form == Form.RATIO ? "over" : "minus") + " privileged"
                : compare == Compare.TO_OVERALL
                        ? "farthest from the rate of all rows"
                        : form == Form.RATIO ? "lowest over highest" : "highest minus lowest";
        String what = String.join(" and ", rates.stream().map(Rate::words).toList());
        return name + " " + form.name().toLowerCase(Locale.ROOT) + " of " + what + ", "
                + (together.name().isEmpty() ? "" : together.name() + ", ") + how
                + (convention.scale() == 100 ? ", in percent" : "") + " (" + source + ")";
    }

    @Override
    public Optional<Tally> data(Predictions predictions, Groups groups) {
        return Sides.of(groups, convention).map(sides -> Tally.binary(predictions, sides));
    }

    @Override
    public Optional<Tally> members(Predictions predictions, Groups groups) {
        return Sides.pools(groups, convention) ? Optional.of(Tally.binary(predictions, groups)) : Optional.empty();
    }

    @Override
    public List<Part> parts(Tally data) {
        List<Part> parts = new ArrayList<>();
        for (Rate rate : rates) {
            for (int group = 0; group < data.names().size(); group++) {
                Confusion weights = data.counts().confusion(group);
                parts.add(Part.of(
                        rate, data.names().get(group), weights, data.counts().rowConfusion(group)));
            }
        }
        return parts;
    }

    @Override
    public double value(Tally data, boolean[] counted) {
        int groups = data.names().size();
        double[] gaps = new double[rates.size()];
        for (int r = 0; r < gaps.length; r++) {
            double[] values = new double[groups];
            for (int group = 0; group < groups; group++) {
                boolean read = counted[r * groups + group] || convention != Convention.LIMBECK;
                values[group] = read ? data.counts().confusion(group).rate(rates.get(r)) : Double.NaN;
            }
            gaps[r] = gap(rates.get(r), values, data);
        }
        return together.function().applyAsDouble(gaps);
    }

    private double gap(Rate rate, double[] values, Tally data) {
        if (compare == Compare.TO_OVERALL && !convention.signed()) {
            double overall = data.counts().overall().rate(rate);
            return form == Form.RATIO
                    ? convention.ratioToOverall(rate, values, overall)
                    : convention.differenceToOverall(rate, values, overall);
        }
        return form == Form.RATIO ? convention.ratio(rate, values) : convention.difference(rate, values);
    }

    @Override
    public Tally resample(Tally data, RandomSource random) {
        return data.resample(random);
    }

    @Override
    public boolean failsWithoutTheRest() {
        return convention == Convention.LIMBECK;
    }
}
