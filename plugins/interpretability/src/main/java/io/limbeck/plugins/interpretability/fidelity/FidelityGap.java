package io.limbeck.plugins.interpretability.fidelity;

import io.limbeck.plugins.interpretability.statistics.Sample;
import io.limbeck.spi.Default;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.FairnessMetric;
import io.limbeck.spi.metric.FairnessResult;
import io.limbeck.spi.metric.GroupFigure;
import io.limbeck.spi.metric.Interval;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.metric.Verdict;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How much better a student stands for its teacher in one group than in another: highest fidelity less lowest, each the
 * weighted share of a group's rows decided alike. Whoever reads the student to understand the teacher is misled more
 * where fidelity is lower [1].
 *
 * <p>The interval is the percentile bootstrap's, rows drawn within each group. PASS and FAIL need every group counted
 * and the whole interval on one side of the threshold.
 *
 * <p>[1] Balagopalan et al.: The Road to Explainability is Paved with Bias, 2022, section 3 (fidelity gaps across
 * subgroups).
 */
final class FidelityGap implements FairnessMetric {

    @Summary("Difference between groups in how often the student decides as its teacher does")
    record Settings(
            @Summary("A gap up to this passes") @Default("0.05") @PositiveOrZero
            double threshold,

            @Summary("Rows a group must have to be compared") @Default("20") @Min(1)
            int minimumRows,

            @Summary("Bootstrap samples; 0 for no interval") @Default("500") @Min(0) @Max(100_000)
            int bootstraps) {}

    private static final double CONFIDENCE = 0.95;

    private final Settings settings;

    FidelityGap(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String definition() {
        return "fidelity gap: highest minus lowest share of a group's rows on which student and teacher decide alike,"
                + " groups of " + settings.minimumRows() + " rows or more";
    }

    @Override
    public Direction better() {
        return Direction.LOWER;
    }

    @Override
    public double estimate(Predictions predictions, Groups groups) {
        return gap(figures(predictions, groups));
    }

    private List<GroupFigure> figures(Predictions predictions, Groups groups) {
        return predictions
                .teacher()
                .map(teacher -> GroupFidelity.of(predictions, teacher, groups, settings.minimumRows()))
                .orElse(List.of());
    }

    private static double gap(List<GroupFigure> figures) {
        Sample counted = new Sample(figures.stream()
                .filter(GroupFigure::counted)
                .mapToDouble(GroupFigure::value)
                .toArray());
        return counted.values().length < 2 ? Double.NaN : counted.quantile(1) - counted.quantile(0);
    }

    @Override
    public FairnessResult measure(Predictions predictions, Groups groups, RandomSource random) {
        if (predictions.teacher().isEmpty()) {
            return result(Double.NaN, Optional.empty(), List.of(), "There is no teacher to compare with.");
        }
        List<GroupFigure> figures = figures(predictions, groups);
        double gap = gap(figures);
        if (Double.isNaN(gap)) {
            return result(gap, Optional.empty(), figures, "Fewer than two groups have enough rows to say.");
        }
        Optional<Interval> interval = settings.bootstraps() == 0
                ? Optional.empty()
                : Optional.of(interval(predictions, predictions.teacher().get(), groups, random));
        return judged(gap, interval, figures);
    }

    private FairnessResult judged(double gap, Optional<Interval> interval, List<GroupFigure> figures) {
        double low = interval.map(Interval::low).orElse(gap);
        double high = interval.map(Interval::high).orElse(gap);
        String said = String.format(
                Locale.ROOT, "The gap lies between %.4f and %.4f; the bound is %s.", low, high, settings.threshold());
        List<String> leftOut = figures.stream()
                .filter(figure -> !figure.counted())
                .map(GroupFigure::group)
                .toList();
        if (low > settings.threshold()) {
            return new FairnessResult(gap, interval, figures, Verdict.FAIL, said);
        }
        if (high <= settings.threshold() && leftOut.isEmpty()) {
            return new FairnessResult(gap, interval, figures, Verdict.PASS, said);
        }
        return result(
                gap,
                interval,
                figures,
                leftOut.isEmpty() ? said : said + " Too few rows: " + String.join(", ", leftOut) + ".");
    }

    private static FairnessResult result(
            double gap, Optional<Interval> interval, List<GroupFigure> figures, String reason) {
        return new FairnessResult(gap, interval, figures, Verdict.INSUFFICIENT_EVIDENCE, reason);
    }

    private Interval interval(Predictions predictions, double[][] teacher, Groups groups, RandomSource random) {
        GroupDraws draws = GroupDraws.of(new Pair(predictions, teacher), groups, settings.minimumRows());
        double[] gaps = new double[settings.bootstraps()];
        for (int sample = 0; sample < gaps.length; sample++) {
            Sample shares = new Sample(draws.shares(random.child(sample)));
            gaps[sample] = shares.quantile(1) - shares.quantile(0);
        }
        double tail = (1 - CONFIDENCE) / 2;
        return new Interval(new Sample(gaps).quantile(tail), new Sample(gaps).quantile(1 - tail), CONFIDENCE);
    }
}
