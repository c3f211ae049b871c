package ${package};

import io.limbeck.spi.Default;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.Summary;
import io.limbeck.spi.data.Groups;
import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.FairnessMetric;
import io.limbeck.spi.metric.FairnessResult;
import io.limbeck.spi.metric.GroupFigure;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.metric.Verdict;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The accuracy of the group where it is lowest. A group of which too little was seen never makes it say PASS. */
final class ${type} implements FairnessMetric {

    @Summary("The accuracy of the group where it is lowest")
    record Settings(
            @Summary("Least accuracy that passes") @Default("0.7") @Min(0) @Max(1) double threshold,
            @Summary("Rows a group must have to be judged") @Default("10") @Min(1) int minimumDenominator) {}

    private final Settings settings;

    ${type}(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String definition() {
        return "lowest accuracy of any group with " + settings.minimumDenominator() + " rows or more";
    }

    @Override
    public Direction better() {
        return Direction.HIGHER;
    }

    @Override
    public double estimate(Predictions predictions, Groups groups) {
        return lowest(figures(predictions, groups));
    }

    @Override
    public FairnessResult measure(Predictions predictions, Groups groups, RandomSource random) {
        List<GroupFigure> figures = figures(predictions, groups);
        double lowest = lowest(figures);
        boolean all = figures.stream().allMatch(GroupFigure::counted);
        Verdict verdict = lowest < settings.threshold()
                ? Verdict.FAIL
                : all && !figures.isEmpty() ? Verdict.PASS : Verdict.INSUFFICIENT_EVIDENCE;
        String reason = String.format(Locale.ROOT, "lowest accuracy %.4f, bound %s", lowest, settings.threshold())
                + (all ? "" : "; a group has too few rows to be judged");
        return new FairnessResult(lowest, Optional.empty(), figures, verdict, reason);
    }

    private List<GroupFigure> figures(Predictions predictions, Groups groups) {
        int[] decisions = predictions.decisions();
        double[] right = new double[groups.names().size()];
        double[] rows = new double[groups.names().size()];
        for (int row = 0; row < decisions.length; row++) {
            int group = groups.codes()[row];
            if (group >= 0) { // -1: membership unknown
                rows[group]++;
                right[group] += decisions[row] == predictions.labels()[row] ? 1 : 0;
            }
        }
        List<GroupFigure> figures = new ArrayList<>();
        for (int g = 0; g < rows.length; g++) {
            boolean counted = rows[g] >= settings.minimumDenominator();
            figures.add(new GroupFigure(
                    groups.names().get(g), "accuracy", right[g] / rows[g], right[g], rows[g], counted));
        }
        return figures;
    }

    private static double lowest(List<GroupFigure> figures) {
        return figures.stream()
                .filter(GroupFigure::counted)
                .mapToDouble(GroupFigure::value)
                .min()
                .orElse(Double.NaN);
    }
}
