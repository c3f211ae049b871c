package io.limbeck.engine.report.exhibit;

import io.limbeck.engine.report.plot.Html;
import io.limbeck.engine.report.plot.Marker;
import io.limbeck.engine.report.plot.Scale;
import io.limbeck.engine.report.plot.SvgPlot;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.Exhibit.BarGroup;
import io.limbeck.spi.metric.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Groups of bars to the left and to the right of zero, the labels beside them. */
final class BarsDrawing {

    /** Groups that are drawn; of more, those with the largest bars. */
    static final int MOST = 40;

    private static final double TOP = 6;

    private final Exhibit.Bars bars;
    private final List<Integer> signs;
    private final List<BarGroup> groups;
    private final double width;
    private final int longest;
    private final double left;
    private final double thick;

    BarsDrawing(Exhibit.Bars bars, List<Integer> signs, boolean small) {
        this.bars = bars;
        this.signs = signs;
        this.groups = drawn(bars.groups());
        this.width = small ? 262 : 460;
        this.longest = groups.stream()
                .mapToInt(group -> group.label().length())
                .map(length -> Math.min(length, small ? 14 : 26))
                .max()
                .orElse(0);
        this.left = 7.2 * longest + (signs.size() > 1 ? 20 : 10);
        this.thick = signs.size() == 1 ? 11 : signs.size() == 2 ? 11 : 10;
    }

    /** The largest, in the order in which they came. */
    private static List<BarGroup> drawn(List<BarGroup> groups) {
        if (groups.size() <= MOST) {
            return groups;
        }
        List<BarGroup> largest = groups.stream()
                .sorted(Comparator.comparingDouble(BarsDrawing::size).reversed())
                .limit(MOST)
                .toList();
        return groups.stream().filter(largest::contains).limit(MOST).toList();
    }

    private static double size(BarGroup group) {
        return group.values().stream()
                .mapToDouble(value -> Double.isNaN(value) ? 0 : Math.abs(value))
                .max()
                .orElse(0);
    }

    void draw(Html out) {
        Exhibits.legend(bars.series(), signs, out);
        out.add(plot());
        if (groups.size() < bars.groups().size()) {
            out.element(
                    "p",
                    "The largest " + groups.size() + " of " + bars.groups().size() + " are drawn.",
                    "class",
                    "how");
        }
        numbers(out);
    }

    private Html plot() {
        double step = thick * signs.size() + 9;
        double bottom = TOP + step * groups.size() + 2;
        Scale x = scale();
        SvgPlot plot = new SvgPlot(width, bottom + (bars.axis().isEmpty() ? 18 : 34), bars.title(), "Bars; " + told());
        plot.xAxis(x, TOP, bottom, width < 300 ? 3 : 5, bars.axis());
        plot.line("axis", x.at(0), TOP, x.at(0), bottom);
        for (int g = 0; g < groups.size(); g++) {
            double y = TOP + 5 + step * g;
            double middle = y + thick * signs.size() / 2 + 3.8;
            plot.text(
                    "group",
                    "end",
                    left - (signs.size() > 1 ? 16 : 6),
                    middle,
                    Exhibits.fitting(groups.get(g).label(), longest));
            for (int s = 0; s < signs.size(); s++) {
                bar(plot, x, groups.get(g), s, y + thick * s);
            }
        }
        return plot.done();
    }

    private String told() {
        return bars.groups().size() + " labels, the numbers are in the table below.";
    }

    private void bar(SvgPlot plot, Scale x, BarGroup group, int s, double y) {
        double value = group.values().get(s);
        double middle = y + thick / 2;
        if (signs.size() > 1) {
            plot.marker(signs.get(s), left - 8, middle, 2.9, true);
        }
        if (Double.isNaN(value)) {
            plot.text("value", "start", x.at(0) + 4, middle + 3.4, "–");
            return;
        }
        double end = x.at(value);
        plot.bar(Marker.style(signs.get(s)) + " fill soft-bar", x.at(0), y + 0.5, end - x.at(0), thick - 1);
        double tip = end;
        Optional<Interval> interval = interval(group, s);
        if (interval.isPresent()) {
            double low = x.at(interval.get().low());
            double high = x.at(interval.get().high());
            plot.intervalX("whisker", low, high, middle, Math.min(3, thick / 2 - 1));
            tip = value < 0 ? Math.min(tip, low) : Math.max(tip, high);
        }
        boolean negative = value < 0;
        plot.text("value", negative ? "end" : "start", tip + (negative ? -4 : 4), middle + 3.4, Exhibits.small(value));
    }

    private static Optional<Interval> interval(BarGroup group, int series) {
        return group.intervals().isEmpty()
                ? Optional.empty()
                : Optional.of(group.intervals().get(series))
                        .filter(one -> Double.isFinite(one.low()) && Double.isFinite(one.high()));
    }

    /** Zero is always in it, and room for the numbers at the bars' ends. */
    private Scale scale() {
        List<Double> ends = new ArrayList<>(List.of(0.0));
        for (BarGroup group : groups) {
            for (int s = 0; s < signs.size(); s++) {
                ends.add(group.values().get(s));
                interval(group, s).ifPresent(interval -> ends.addAll(List.of(interval.low(), interval.high())));
            }
        }
        ends.removeIf(end -> !Double.isFinite(end));
        double least = ends.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double most = ends.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        if (most <= least) {
            most = 1;
        }
        double from = left + (least < 0 ? 58 : 0);
        return new Scale(least, most, from, width - (most > 0 ? 44 : 6));
    }

    private void numbers(Html out) {
        out.open("details", "class", "numbers")
                .element("summary", "The numbers")
                .open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", bars.title())
                .open("table", "class", "numeric")
                .element("caption", bars.axis())
                .open("thead")
                .open("tr")
                .element("td", "");
        bars.series().forEach(name -> out.element("th", name, "scope", "col"));
        out.close().close().open("tbody");
        for (BarGroup group : bars.groups()) {
            out.open("tr").element("th", group.label(), "scope", "row");
            for (int s = 0; s < signs.size(); s++) {
                String interval = interval(group, s)
                        .map(one -> " [" + Exhibits.small(one.low()) + ", " + Exhibits.small(one.high()) + "]")
                        .orElse("");
                out.element("td", Exhibits.small(group.values().get(s)) + interval);
            }
            out.close().line();
        }
        out.close().close().close().close().line();
    }
}
