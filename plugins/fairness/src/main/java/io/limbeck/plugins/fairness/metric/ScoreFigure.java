package io.limbeck.plugins.fairness.metric;

import io.limbeck.plugins.fairness.statistics.Convention;
import io.limbeck.plugins.fairness.statistics.Rate;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.metric.Predictions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A figure of each group's scores, compared between groups or taken from the worst group.
 *
 * @param name what the figure is called
 * @param basis the rows it stands on
 * @param function the figure of one group
 * @param mode what becomes of the groups' figures
 * @param convention how they are compared
 */
record ScoreFigure(String name, Scored.Basis basis, Scored.OfGroup function, Mode mode, Convention convention)
        implements Figure<Scored> {

    /** What becomes of the groups' figures. */
    enum Mode {
        /** Their difference, in the convention. */
        DIFFERENCE,
        /** The lowest. */
        LOWEST,
        /** The highest. */
        HIGHEST
    }

    @Override
    public String definition() {
        String source = convention.name().toLowerCase(Locale.ROOT);
        return switch (mode) {
            case DIFFERENCE ->
                name + ", " + (convention.signed() ? "unprivileged minus privileged" : "highest minus lowest")
                        + (convention.scale() == 100 ? ", in percent" : "") + " (" + source + ")";
            case LOWEST -> name + " of the group where it is lowest (" + source + ")";
            case HIGHEST -> name + " of the group where it is highest (" + source + ")";
        };
    }

    @Override
    public Optional<Scored> data(Predictions predictions, Groups groups) {
        return Sides.of(groups, convention).map(sides -> Scored.of(predictions, sides));
    }

    @Override
    public Optional<Scored> members(Predictions predictions, Groups groups) {
        return Sides.pools(groups, convention) ? Optional.of(Scored.of(predictions, groups)) : Optional.empty();
    }

    @Override
    public List<Part> parts(Scored data) {
        return data.parts(camel(name), basis, function);
    }

    @Override
    public double value(Scored data, boolean[] counted) {
        double[] values = new double[counted.length];
        for (int group = 0; group < values.length; group++) {
            boolean read = counted[group] || convention != Convention.LIMBECK;
            values[group] = read ? function.of(data.rows(), group) : Double.NaN;
        }
        if (mode == Mode.DIFFERENCE) {
            return convention.difference(Rate.SELECTION_RATE, values);
        }
        double[] defined = convention == Convention.LIMBECK ? Numbers.chosen(values, counted) : values;
        double worst = (mode == Mode.LOWEST
                        ? Arrays.stream(defined).min()
                        : Arrays.stream(defined).max())
                .orElse(Double.NaN);
        return defined.length < 2 ? Double.NaN : worst;
    }

    private static String camel(String words) {
        StringBuilder camel = new StringBuilder();
        for (String word : words.replaceAll("[^A-Za-z ]", "").split(" ", -1)) {
            camel.append(
                    camel.isEmpty()
                            ? word.toLowerCase(Locale.ROOT)
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camel.toString();
    }

    @Override
    public Scored resample(Scored data, RandomSource random) {
        return data.resample(random);
    }

    @Override
    public boolean failsWithoutTheRest() {
        return convention == Convention.LIMBECK;
    }
}
