package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.report.plot.Html;
import io.limbeck.engine.report.plot.Marker;
import io.limbeck.engine.report.plot.Scale;
import io.limbeck.engine.report.plot.SvgPlot;
import java.util.ArrayList;
import java.util.List;

/** Whether prediction intervals of a number hold what they promise, level by level: of each model, and of each group. */
final class CoverageSection {

    private static final double WIDTH = 330;
    private static final double LEFT = 40;
    private static final double RIGHT = 318;
    private static final double TOP = 40;
    private static final double BOTTOM = 252;

    private record Line(String name, int series, List<JsonNode> levels) {}

    private CoverageSection() {}

    static void write(ReportView view, Html out) {
        Parts.heading(
                out,
                "Do intervals hold what they promise?",
                "Of all intervals that are to hold 80 % of the outcomes, 80 % should: points on the dashed line. Points below"
                        + " it are of intervals that are too narrow. Central intervals of the predicted normal"
                        + " distributions, on test rows; whiskers are Wilson’s 95 % intervals.");
        for (ReportView.Family family : view.families()) {
            if (view.families().size() > 1) {
                out.element("h3", MetricNames.capital(family.title()));
            }
            out.open("div", "class", "panels");
            List<Line> models = family.models().stream()
                    .map(model -> new Line(model.title(), model.series(), levels(model, "", "")))
                    .toList();
            out.open("figure").add(plot("All rows", models)).close();
            for (ReportView.Model model : family.models()) {
                for (String attribute : view.attributes()) {
                    out.open("figure")
                            .add(plot(model.title() + ", by " + attribute, ofGroups(view, model, attribute)))
                            .close();
                }
            }
            out.close().line();
        }
    }

    private static List<Line> ofGroups(ReportView view, ReportView.Model model, String attribute) {
        List<Line> lines = new ArrayList<>();
        for (String group : view.groups(attribute)) {
            lines.add(new Line(group, lines.size(), levels(model, attribute, group)));
        }
        return lines;
    }

    private static List<JsonNode> levels(ReportView.Model model, String attribute, String group) {
        return Json.items(model.node().path("reliability")).stream()
                .filter(bin -> bin.path("attribute").asText().equals(attribute)
                        && bin.path("group").asText().equals(group))
                .toList();
    }

    private static Html plot(String title, List<Line> lines) {
        Scale x = new Scale(0, 1, LEFT, RIGHT);
        Scale y = new Scale(0, 1, BOTTOM, TOP);
        SvgPlot plot = new SvgPlot(
                WIDTH,
                BOTTOM + 34,
                "Coverage of intervals, " + title,
                "Share of outcomes within the interval against the share that it is to hold.");
        plot.text("title", "start", 2, 14, MetricNames.capital(title));
        plot.text("note", "start", 2, 30, "share of outcomes that were held");
        plot.yAxis(y, LEFT, RIGHT, 5, "").xAxis(x, TOP, BOTTOM, 5, "share that the interval is to hold");
        plot.line("ideal", x.at(0), y.at(0), x.at(1), y.at(1));
        double key = BOTTOM - 14.0 * lines.size();
        for (Line line : lines) {
            List<double[]> points = new ArrayList<>();
            for (JsonNode level : line.levels()) {
                double place = x.at(level.path("confidence").doubleValue());
                plot.intervalY(
                        "faint " + Marker.style(line.series()),
                        place,
                        y.at(level.path("accuracyLow").doubleValue()),
                        y.at(level.path("accuracyHigh").doubleValue()),
                        2);
                points.add(new double[] {place, y.at(level.path("accuracy").doubleValue())});
            }
            plot.path("stroke " + Marker.style(line.series()), points);
            points.forEach(point -> plot.marker(line.series(), point[0], point[1], 3, true));
            plot.marker(line.series(), RIGHT - 110, key, 3, true);
            plot.text("note", "start", RIGHT - 102, key + 4, line.name());
            key += 14;
        }
        return plot.done();
    }
}
