package io.limbeck.plugins.fairness.slice;

import io.limbeck.plugins.fairness.statistics.WelchTest.Sample;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.Explanation;
import io.limbeck.spi.metric.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells slices: how many were confirmed, bars beside the rest of the rows, and the numbers. */
final class SliceDrawing {

    private static final double Z = 1.959963984540054;
    private static final double LEAST = 0.001;

    private final Loss loss;
    private final double level;
    private final int conditions;
    private final int searched;
    private final int confirming;

    SliceDrawing(Loss loss, double level, int conditions, int searched, int confirming) {
        this.loss = loss;
        this.level = level;
        this.conditions = conditions;
        this.searched = searched;
        this.confirming = confirming;
    }

    Explanation of(List<Slice> slices, double[] losses, Optional<double[]> teachers) {
        List<Slice> confirmed =
                slices.stream().filter(slice -> slice.isConfirmed(level)).toList();
        List<Explanation.Figure> figures = new ArrayList<>();
        figures.add(new Explanation.Figure(
                "slices confirmed",
                confirmed.size(),
                Exhibit.Format.COUNT,
                Optional.empty(),
                "of " + slices.size() + " found on " + searched + " validation rows among conjunctions of " + conditions
                        + " conditions: those whose " + loss.words() + " is above that of the other test rows (Welch's"
                        + " one-sided test, Holm, level " + level + ")"));
        confirmed.stream()
                .max((a, b) -> Double.compare(a.test().mean(), b.test().mean()))
                .ifPresent(worst -> figures.add(new Explanation.Figure(
                        "in the worst confirmed slice",
                        worst.test().mean(),
                        format(),
                        Optional.of(interval(worst.test())),
                        loss.words() + " where " + worst.text() + ", "
                                + (long) worst.test().count() + " test rows")));
        figures.add(new Explanation.Figure(
                "in all rows",
                Arrays.stream(losses).average().orElse(Double.NaN),
                format(),
                Optional.empty(),
                loss.words() + " on the " + confirming + " test rows"));
        return slices.isEmpty()
                ? new Explanation(figures, List.of())
                : new Explanation(figures, List.of(bars(slices, losses, teachers), numbers(slices)));
    }

    private Exhibit.Format format() {
        return loss.isShare() ? Exhibit.Format.SHARE : Exhibit.Format.NUMBER;
    }

    private Exhibit bars(List<Slice> slices, double[] losses, Optional<double[]> teachers) {
        List<Exhibit.BarGroup> groups = new ArrayList<>();
        for (Slice slice : slices) {
            List<Sample> samples = new ArrayList<>(List.of(slice.test()));
            slice.teacher().ifPresent(samples::add);
            groups.add(group((slice.isConfirmed(level) ? "● " : "") + slice.text(), samples));
        }
        List<Sample> all = new ArrayList<>(List.of(sample(losses)));
        teachers.ifPresent(other -> all.add(sample(other)));
        groups.add(group("all rows", all));
        return new Exhibit.Bars(
                "Worst slices",
                "Found on validation rows, drawn as they are on test rows with 95 % intervals. ● is confirmed there: its "
                        + loss.words() + " is above that of all other rows by more than chance among " + slices.size()
                        + " slices.",
                loss.words(),
                teachers.isPresent() ? List.of("this model", "its teacher") : List.of("this model"),
                groups);
    }

    private static Sample sample(double[] losses) {
        return new Sample(
                losses.length,
                Arrays.stream(losses).sum(),
                Arrays.stream(losses).map(loss -> loss * loss).sum());
    }

    private Exhibit.BarGroup group(String label, List<Sample> samples) {
        return new Exhibit.BarGroup(
                label,
                samples.stream().map(Sample::mean).toList(),
                samples.stream().map(this::interval).toList());
    }

    /** Wilson's score interval of a share; of a mean the normal one. */
    private Interval interval(Sample sample) {
        double n = sample.count();
        double mean = sample.mean();
        if (n < 2) {
            return new Interval(Double.NaN, Double.NaN, 0.95);
        }
        if (!loss.isShare()) {
            double half = Z * Math.sqrt((sample.squares() / n - mean * mean) / (n - 1));
            return new Interval(mean - half, mean + half, 0.95);
        }
        double centre = mean + Z * Z / (2 * n);
        double half = Z * Math.sqrt(mean * (1 - mean) / n + Z * Z / (4 * n * n));
        double scale = 1 + Z * Z / n;
        return new Interval((centre - half) / scale, (centre + half) / scale, 0.95);
    }

    private Exhibit numbers(List<Slice> slices) {
        List<Exhibit.GridRow> rows = slices.stream()
                .map(slice -> new Exhibit.GridRow(
                        slice.text(),
                        List.of(
                                slice.found().count(),
                                slice.found().mean(),
                                slice.test().count(),
                                slice.test().mean(),
                                slice.rest().mean(),
                                Double.isNaN(slice.adjusted()) ? Double.NaN : Math.max(LEAST, slice.adjusted()))))
                .toList();
        String what = loss.words().substring(0, 1).toUpperCase(Locale.ROOT)
                + loss.words().substring(1);
        return new Exhibit.Grid(
                "Worst slices in numbers",
                what
                        + " in the slice and elsewhere. p is Welch's, one-sided, corrected by Holm; a dash where too few test"
                        + " rows are in the slice.",
                List.of(
                        new Exhibit.GridColumn("validation rows", Exhibit.Format.COUNT),
                        new Exhibit.GridColumn("there", format()),
                        new Exhibit.GridColumn("test rows", Exhibit.Format.COUNT),
                        new Exhibit.GridColumn("in the slice", format()),
                        new Exhibit.GridColumn("elsewhere", format()),
                        new Exhibit.GridColumn("adjusted p (0.001 or less: 0.001)", Exhibit.Format.NUMBER)),
                rows);
    }
}
