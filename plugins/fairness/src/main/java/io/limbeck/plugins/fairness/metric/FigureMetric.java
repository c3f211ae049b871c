package io.limbeck.plugins.fairness.metric;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.FairnessMetric;
import io.limbeck.spi.metric.FairnessResult;
import io.limbeck.spi.metric.GroupFigure;
import io.limbeck.spi.metric.Interval;
import io.limbeck.spi.metric.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A fairness metric: a figure with its bound and the evidence it wants. Verdicts are reached in {@link Judgement}. */
final class FigureMetric<D> implements FairnessMetric {

    private final Figure<D> figure;
    private final Bound bound;
    private final Evidence evidence;

    FigureMetric(Figure<D> figure, Bound bound, Evidence evidence) {
        this.figure = figure;
        this.bound = bound;
        this.evidence = evidence;
    }

    @Override
    public String definition() {
        return figure.definition();
    }

    @Override
    public Direction better() {
        return bound.better();
    }

    @Override
    public FairnessResult measure(Predictions predictions, Groups groups, RandomSource random) {
        return figure.data(predictions, groups)
                .map(data -> measure(data, figure.members(predictions, groups), random))
                .orElseGet(() -> new FairnessResult(
                        Double.NaN,
                        Optional.empty(),
                        List.of(),
                        Judgement.NO_PRIVILEGED.verdict(),
                        Judgement.NO_PRIVILEGED.reason()));
    }

    private FairnessResult measure(D data, Optional<D> members, RandomSource random) {
        List<Part> parts = figure.parts(data);
        boolean[] counted = counted(parts);
        double estimate = figure.value(data, counted);
        Optional<Interval> interval =
                Double.isNaN(estimate) ? Optional.empty() : Bootstrap.interval(figure, data, counted, evidence, random);
        List<Part> all = new ArrayList<>(parts);
        members.map(figure::parts).orElse(List.of()).stream()
                .filter(member -> parts.stream().noneMatch(part -> part.group().equals(member.group())))
                .forEach(all::add);
        boolean[] allCounted = counted(all);
        Judgement judgement = Judgement.of(figure, bound, evidence, estimate, interval, all, allCounted);
        List<GroupFigure> reported = new ArrayList<>();
        for (int i = 0; i < allCounted.length; i++) {
            reported.add(all.get(i).reported(allCounted[i]));
        }
        return new FairnessResult(estimate, interval, reported, judgement.verdict(), judgement.reason());
    }

    @Override
    public double estimate(Predictions predictions, Groups groups) {
        return figure.data(predictions, groups)
                .map(data -> figure.value(data, counted(figure.parts(data))))
                .orElse(Double.NaN);
    }

    private boolean[] counted(List<Part> parts) {
        boolean[] counted = new boolean[parts.size()];
        for (int i = 0; i < counted.length; i++) {
            counted[i] = parts.get(i).rows() >= evidence.minimumDenominator();
        }
        return counted;
    }
}
