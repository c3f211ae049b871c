package io.limbeck.engine.evaluate;

import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.PredictionDetails;
import io.limbeck.spi.metric.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A model held against the stage it was made from, row by row: every metric that needs nothing but probabilities, and the rates of
 * favourable decisions, over all rows and over those of each group. The standard error of a difference is that of a
 * paired bootstrap [1]: both models are judged on the same {@value #SAMPLES} samples of the rows, which is enough for a
 * standard error, if not for percentiles (section 6.4 there).
 *
 * <p>[1] Efron, Tibshirani: An Introduction to the Bootstrap, 1993.
 */
final class StageComparison {

    static final int SAMPLES = 200;

    /** What is compared, and how many rows it is counted upon. */
    private record Compared(NamedMetric named, Optional<Direction> better, Optional<Boolean> labelledFavourable) {

        long rows(Predictions rows) {
            return labelledFavourable
                    .map(favourable -> IntStream.of(rows.labels())
                            .filter(label -> (label == rows.favourable()) == favourable)
                            .count())
                    .orElse((long) rows.rows());
        }
    }

    private final List<Compared> compared = new ArrayList<>();

    /** Prepares one of models that tell classes apart, or predict a number: such have no rates of decisions. */
    StageComparison(List<NamedMetric> metrics, boolean regression) {
        if (!regression) {
            rate("selectionRate", Optional.empty());
            rate("truePositiveRate", Optional.of(true));
            rate("falsePositiveRate", Optional.of(false));
        }
        metrics.stream()
                .filter(named ->
                        named.metric().needs().equals(regression ? Set.of(Predictions.Part.TARGETS) : Set.of()))
                .forEach(named -> compared.add(
                        new Compared(named, Optional.of(named.metric().better()), Optional.empty())));
    }

    private void rate(String name, Optional<Boolean> labelledFavourable) {
        compared.add(new Compared(
                new NamedMetric(name, new FavourableRate(name, labelledFavourable)),
                Optional.empty(),
                labelledFavourable));
    }

    /** A share of favourable decisions, among all rows or those of a label. */
    private record FavourableRate(String definition, Optional<Boolean> labelledFavourable) implements Metric {

        @Override
        public Direction better() {
            return Direction.HIGHER;
        }

        @Override
        public double value(Predictions rows) {
            int[] decisions = rows.decisions();
            double chosen = 0;
            double all = 0;
            for (int row = 0; row < decisions.length; row++) {
                boolean favourable = rows.labels()[row] == rows.favourable();
                if (labelledFavourable.isEmpty() || labelledFavourable.get() == favourable) {
                    all += rows.weights()[row];
                    chosen += decisions[row] == rows.favourable() ? rows.weights()[row] : 0;
                }
            }
            return all > 0 ? chosen / all : Double.NaN;
        }
    }

    /**
     * {@return the figures of both models}
     *
     * @param after predictions of the model on the test split
     * @param before probabilities of the stage before, on the same rows
     */
    List<StageFigure> of(Predictions after, double[][] before, RandomSource random) {
        if (before.length != after.rows()) {
            throw new IllegalArgumentException(
                    "There are " + after.rows() + " rows, but the stage before has " + before.length + " predictions");
        }
        Predictions earlier = new Predictions(
                        before,
                        after.labels(),
                        after.weights(),
                        after.classes(),
                        after.favourable(),
                        after.sensitive(),
                        Optional.empty(),
                        after.sequences())
                .with(after.targets().map(PredictionDetails.NONE::withTargets).orElse(PredictionDetails.NONE));
        List<StageFigure> figures = new ArrayList<>(figures(earlier, after, "", "", row -> true, random));
        for (Groups groups : after.sensitive()) {
            for (int g = 0; g < groups.names().size(); g++) {
                int group = g;
                figures.addAll(figures(
                        earlier,
                        after,
                        groups.attribute(),
                        groups.names().get(g),
                        row -> groups.codes()[row] == group,
                        random.child(groups.attribute()).child(groups.names().get(g))));
            }
        }
        return figures;
    }

    private List<StageFigure> figures(
            Predictions before,
            Predictions after,
            String attribute,
            String group,
            IntPredicate member,
            RandomSource random) {
        int[] rows = IntStream.range(0, after.rows()).filter(member).toArray();
        Predictions earlier = before.select(rows);
        Predictions later = after.select(rows);
        List<NamedMetric> metrics = compared.stream().map(Compared::named).toList();
        double[] errors = Bootstrap.pairedErrors(metrics, earlier, later, SAMPLES, random);
        List<StageFigure> figures = new ArrayList<>();
        for (int i = 0; i < compared.size(); i++) {
            Compared one = compared.get(i);
            figures.add(new StageFigure(
                    one.named().id(),
                    StageFigure.name(one.better()),
                    attribute,
                    group,
                    one.rows(later),
                    one.named().metric().value(earlier),
                    one.named().metric().value(later),
                    errors[i]));
        }
        return figures;
    }
}
