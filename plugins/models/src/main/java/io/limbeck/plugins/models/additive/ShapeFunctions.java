package io.limbeck.plugins.models.additive;

import io.limbeck.spi.data.Column;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.Exhibit.BarGroup;
import io.limbeck.spi.explain.Exhibit.Bars;
import io.limbeck.spi.explain.Exhibit.Curves;
import io.limbeck.spi.explain.Exhibit.Line;
import io.limbeck.spi.explain.Exhibit.Panel;
import io.limbeck.spi.explain.ExplainInputs;
import io.limbeck.spi.explain.Feature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The functions of an additive model, one for each column of the data set: curves over the numbers as they were read,
 * bars for categories. They are read off the model's contributions on training rows, so that nothing has to be known of
 * how rows were prepared.
 */
final class ShapeFunctions {

    private static final int SHOWN = 12;
    private static final int POINTS = 120;
    private static final int CATEGORIES = 16;

    private final ExplainInputs inputs;
    private final AddedParts parts;

    ShapeFunctions(ExplainInputs inputs) {
        this.inputs = inputs;
        this.parts = AddedParts.of(inputs);
    }

    List<Exhibit> exhibits() {
        List<Feature> order = new ArrayList<>(inputs.features());
        order.sort(Comparator.comparingDouble((Feature feature) -> -parts.importance(feature)));
        List<Exhibit> drawn = order.stream()
                .limit(SHOWN)
                .flatMap(feature -> drawn(feature).stream())
                .toList();
        String left = order.size() > drawn.size()
                ? " The " + drawn.size() + " that matter most are shown, of " + order.size() + "."
                : "";
        String note = "What each column adds to the " + parts.axis() + ", which is nothing on average over the training"
                + " rows. Columns are ordered by their mean absolute contribution." + left;
        return drawn.isEmpty() ? List.of() : List.of(new Panel("Shape functions", note, drawn));
    }

    private Optional<Exhibit> drawn(Feature feature) {
        Column source = parts.raw().columns().stream()
                .filter(column -> column.name().equals(feature.column()))
                .findFirst()
                .orElse(null);
        if (source instanceof Column.Categorical categories) {
            return Optional.of(bars(feature, categories));
        }
        if (source instanceof Column.Numeric numbers) {
            return Optional.of(curves(feature, numbers.values()));
        }
        return feature.positions().size() == 1
                ? Optional.of(curves(feature, parts.prepared(feature.positions().get(0))))
                : Optional.empty();
    }

    private Exhibit curves(Feature feature, double[] x) {
        List<Integer> order = IntStream.range(0, x.length)
                .filter(row -> Double.isFinite(x[row]))
                .boxed()
                .sorted(Comparator.comparingDouble(row -> x[row]))
                .toList();
        List<Integer> distinct = IntStream.range(0, order.size())
                .filter(i -> i == 0 || x[order.get(i)] > x[order.get(i - 1)])
                .mapToObj(order::get)
                .toList();
        int points = Math.min(POINTS, distinct.size());
        List<Integer> chosen = IntStream.range(0, points)
                .mapToObj(i -> distinct.get(points == 1 ? 0 : (int) ((long) i * (distinct.size() - 1) / (points - 1))))
                .toList();
        List<Double> places = chosen.stream().map(row -> x[row]).toList();
        List<Line> lines = IntStream.range(0, parts.series().size())
                .mapToObj(series -> new Line(
                        parts.series().get(series),
                        places,
                        chosen.stream()
                                .map(row -> parts.value(row, feature, series))
                                .toList()))
                .toList();
        String density = order.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        " Half of the rows lie between %.4g and %.4g, nine in ten between %.4g and %.4g.",
                        at(x, order, .25),
                        at(x, order, .75),
                        at(x, order, .05),
                        at(x, order, .95));
        return new Curves(feature.name(), weight(feature) + density, feature.name(), parts.axis(), lines);
    }

    private static double at(double[] x, List<Integer> order, double share) {
        return x[order.get((int) Math.round(share * (order.size() - 1)))];
    }

    private Exhibit bars(Feature feature, Column.Categorical categories) {
        int[] codes = categories.codes();
        int count = categories.categories().size();
        int[] rows = new int[count];
        double[][] sums = new double[count][parts.series().size()];
        for (int row = 0; row < codes.length; row++) {
            if (codes[row] >= 0) {
                rows[codes[row]]++;
                for (int series = 0; series < parts.series().size(); series++) {
                    sums[codes[row]][series] += parts.value(row, feature, series);
                }
            }
        }
        List<BarGroup> groups = IntStream.range(0, count)
                .filter(code -> rows[code] > 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer code) -> -rows[code]))
                .limit(CATEGORIES)
                .map(code -> new BarGroup(
                        String.format(
                                Locale.ROOT,
                                "%s (%.0f %%)",
                                categories.categories().get(code),
                                100.0 * rows[code] / codes.length),
                        IntStream.range(0, parts.series().size())
                                .mapToObj(series -> sums[code][series] / rows[code])
                                .toList(),
                        List.of()))
                .toList();
        return new Bars(
                feature.name(),
                weight(feature) + " In brackets the share of the training rows.",
                parts.axis(),
                parts.series(),
                groups);
    }

    private String weight(Feature feature) {
        return String.format(Locale.ROOT, "Mean absolute contribution %.3g.", parts.importance(feature));
    }
}
