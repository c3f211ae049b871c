package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.report.plot.Html;
import io.limbeck.engine.report.plot.Marker;
import io.limbeck.engine.report.plot.Numbers;
import io.limbeck.engine.report.plot.Scale;
import io.limbeck.engine.report.plot.SvgPlot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * One figure along the stages of a chain: a line for all rows and one for each group, named at its end. Of many groups
 * those that changed most are drawn.
 */
final class SlopePlot {

    private static final double WIDTH = 264;
    private static final double HEIGHT = 204;
    private static final double LEFT = 40;
    private static final double RIGHT = 176;
    private static final double TOP = 34;
    private static final double BOTTOM = 166;
    private static final double LINE = 12;
    private static final int MOST = 7;

    /** A line; the first, of all rows, has no colour of a series. */
    private record Slope(String name, int series, double[] values, boolean[] beyondChance) {

        boolean ofAll() {
            return series < 0;
        }

        double last() {
            return values[values.length - 1];
        }

        double change() {
            return Math.abs(last() - values[0]);
        }
    }

    private final List<String> stages;
    private final String attribute;
    private final String title;
    private final List<Slope> slopes = new ArrayList<>();
    private final int leftOut;

    SlopePlot(JsonNode chain, List<String> stages, String metric, String attribute) {
        this.stages = stages;
        this.attribute = attribute;
        List<Slope> groups = new ArrayList<>();
        String name = metric;
        for (JsonNode line : chain.path("series")) {
            boolean ofAll = line.path("group").asText().isEmpty();
            if (line.path("metric").asText().equals(metric)
                    && (ofAll || line.path("attribute").asText().equals(attribute))) {
                name = line.path("title").asText();
                Slope slope = slope(chain, line, ofAll ? -1 : groups.size());
                if (DoubleStream.of(slope.values()).allMatch(Double::isFinite)) {
                    (ofAll ? slopes : groups).add(slope);
                } else if (!ofAll) {
                    groups.add(new Slope(slope.name(), slope.series(), new double[0], new boolean[0]));
                }
            }
        }
        this.title = name;
        List<Slope> drawn = groups.stream()
                .filter(slope -> slope.values().length > 0)
                .sorted(Comparator.comparingDouble(Slope::change).reversed())
                .limit(MOST)
                .sorted(Comparator.comparingInt(Slope::series))
                .toList();
        this.leftOut = groups.size() - drawn.size();
        slopes.addAll(drawn);
    }

    /** A fairness figure along the stages. */
    SlopePlot(List<String> stages, JsonNode gap) {
        this.stages = stages;
        this.attribute = gap.path("attribute").asText();
        this.title = gap.path("title").asText();
        this.leftOut = 0;
        double[] values = new double[stages.size()];
        boolean[] beyond = new boolean[stages.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Numbers.of(gap.path("values").path(i).path("mean"));
            JsonNode change = gap.path("changes").path(i - 1);
            beyond[i] = i == 0 || Numbers.of(change.path("low")) > 0 || Numbers.of(change.path("high")) < 0;
        }
        if (DoubleStream.of(values).allMatch(Double::isFinite)) {
            slopes.add(new Slope("between groups", -1, values, beyond));
        }
    }

    private Slope slope(JsonNode chain, JsonNode line, int series) {
        double[] values = new double[stages.size()];
        boolean[] beyond = new boolean[stages.size()];
        beyond[0] = true;
        for (int i = 0; i < values.length; i++) {
            values[i] = Numbers.of(line.path("values").path(i).path("mean"));
        }
        for (JsonNode step : chain.path("differences")) {
            int to = stages.indexOf(step.path("to").asText());
            if (to > 0 && sameKey(line, step)) {
                beyond[to] = step.path("differs").booleanValue();
            }
        }
        String group = line.path("group").asText();
        return new Slope(group.isEmpty() ? "all rows" : group, series, values, beyond);
    }

    /** {@return whether two entries are of the same figure of the same rows} */
    static boolean sameKey(JsonNode one, JsonNode other) {
        return one.path("metric").equals(other.path("metric"))
                && one.path("attribute").equals(other.path("attribute"))
                && one.path("group").equals(other.path("group"));
    }

    Html draw() {
        SvgPlot plot = new SvgPlot(
                WIDTH,
                HEIGHT,
                title + " along the stages" + (attribute.isEmpty() ? "" : ", by " + attribute),
                "Lines from stage to stage; numbers in the table below.");
        plot.text("title", "start", 2, 14, title);
        if (leftOut > 0) {
            plot.text("note", "start", 2, 27, leftOut + " more in the table");
        }
        if (slopes.isEmpty()) {
            return plot.text("note", "start", 2, 60, "undefined").done();
        }
        double least = slopes.stream()
                .flatMapToDouble(slope -> DoubleStream.of(slope.values()))
                .min()
                .orElse(0);
        double most = slopes.stream()
                .flatMapToDouble(slope -> DoubleStream.of(slope.values()))
                .max()
                .orElse(1);
        Scale y = Scale.around(least, most, 0.12, BOTTOM, TOP);
        plot.yAxis(y, LEFT, RIGHT, 4, "");
        for (int i = 0; i < stages.size(); i++) {
            plot.line("grid", x(i), TOP, x(i), BOTTOM);
            String anchor = i == 0 ? "start" : i == stages.size() - 1 ? "end" : "middle";
            double place = i == 0 ? LEFT - 4 : i == stages.size() - 1 ? RIGHT + 22 : x(i);
            plot.text(
                    "tick",
                    anchor,
                    place,
                    BOTTOM + 14 + (stages.size() > 2 ? i % 2 * 13 : 0),
                    shortened(stages.get(i)));
        }
        slopes.forEach(slope -> line(plot, slope, y));
        names(plot, y);
        return plot.done();
    }

    private double x(int stage) {
        return LEFT + 10 + (RIGHT - LEFT - 20) * stage / (stages.size() - 1);
    }

    private static String shortened(String name) {
        return name.length() <= 18 ? name : name.substring(0, 17) + "…";
    }

    private void line(SvgPlot plot, Slope slope, Scale y) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            points.add(new double[] {x(i), y.at(slope.values()[i])});
        }
        String style = slope.ofAll() ? "whole" : Marker.style(slope.series());
        plot.path("stroke " + style + (slope.ofAll() ? " dashed" : ""), points);
        for (int i = 0; i < stages.size(); i++) {
            double[] at = points.get(i);
            if (slope.ofAll()) {
                plot.sign("whole", 0, at[0], at[1], 3.2, slope.beyondChance()[i]);
            } else {
                plot.marker(slope.series(), at[0], at[1], 3.6, slope.beyondChance()[i]);
            }
        }
    }

    /** Names stand beside the ends of their lines, pushed apart where they would cover each other. */
    private void names(SvgPlot plot, Scale y) {
        List<Slope> downwards = slopes.stream()
                .sorted(Comparator.comparingDouble((Slope slope) -> y.at(slope.last())))
                .toList();
        double[] places = new double[downwards.size()];
        for (int i = 0; i < places.length; i++) {
            double wanted = y.at(downwards.get(i).last());
            places[i] = i == 0 ? wanted : Math.max(wanted, places[i - 1] + LINE);
        }
        double over = places[places.length - 1] - (BOTTOM + 4);
        for (int i = 0; i < places.length && over > 0; i++) {
            places[i] -= over;
        }
        for (int i = 0; i < places.length; i++) {
            Slope slope = downwards.get(i);
            String text =
                    slope.name().length() <= 15 ? slope.name() : slope.name().substring(0, 14) + "…";
            double end = y.at(slope.last());
            plot.line("grid", x(stages.size() - 1) + 5, end, RIGHT + 6, places[i]);
            plot.text("value", "start", RIGHT + 9, places[i] + 3.5, text);
        }
    }
}
