package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.report.plot.Html;
import io.limbeck.engine.report.plot.Marker;
import io.limbeck.engine.report.plot.Numbers;
import io.limbeck.engine.report.plot.Scale;
import io.limbeck.engine.report.plot.SvgPlot;
import java.util.List;
import java.util.stream.Stream;

/**
 * A metric over the rows of each group: a dot and an interval for each model, on a scale of its own, since what matters
 * is how far the groups lie apart. A dashed line is the first model's figure over all rows.
 */
final class GroupMetricPlot {

    private static final double WIDTH = 330;
    private static final double LEFT = 8;
    private static final double LINE = 11;

    private final ReportView view;
    private final ReportView.Family family;
    private final String attribute;

    GroupMetricPlot(ReportView view, ReportView.Family family, String attribute) {
        this.view = view;
        this.family = family;
        this.attribute = attribute;
    }

    /** {@return the metrics that some model has by group}, in the report's order */
    List<String> metrics() {
        return Json.items(view.report().path("definitions")).stream()
                .map(definition -> definition.path("metric").asText())
                .filter(metric -> family.models().stream().anyMatch(model -> view.groups(attribute).stream()
                        .anyMatch(group -> !Double.isNaN(mean(figure(model, metric, group))))))
                .toList();
    }

    /** {@return a model's figure of a metric in a group, or between groups where that is empty} */
    JsonNode figure(ReportView.Model model, String metric, String group) {
        return Json.items(model.node().path("groupMetrics")).stream()
                .filter(item -> item.path("attribute").asText().equals(attribute)
                        && item.path("group").asText().equals(group)
                        && item.path("metric").asText().equals(metric))
                .findFirst()
                .map(item -> item.path("figure"))
                .orElse(Json.object());
    }

    private static double mean(JsonNode figure) {
        return Numbers.of(figure.path("mean"));
    }

    Html draw(String metric) {
        List<String> groups = view.groups(attribute);
        double block = 20 + LINE * family.models().size();
        double bottom = 30 + block * groups.size();
        String title = MetricNames.title(metric);
        SvgPlot plot = new SvgPlot(
                WIDTH,
                bottom + 20,
                title + " by " + attribute,
                "A dot for each group and model; numbers are in the report's JSON.");
        plot.text("title", "start", LEFT, 14, title);
        double overall = mean(Trees.metric(family.head().node(), metric));
        Scale x = scale(metric, groups, overall);
        plot.xAxis(x, 24, bottom, 4, "");
        if (!Double.isNaN(overall)) {
            plot.line("ideal", x.at(overall), 24, x.at(overall), bottom);
        }
        for (int g = 0; g < groups.size(); g++) {
            double top = 26 + block * g;
            plot.text("group halo", "start", LEFT, top + 12, groups.get(g));
            for (int m = 0; m < family.models().size(); m++) {
                ReportView.Model model = family.models().get(m);
                dot(plot, x, top + 20 + LINE * m, figure(model, metric, groups.get(g)), model.series());
            }
        }
        return plot.done();
    }

    private Scale scale(String metric, List<String> groups, double overall) {
        double[] ends = Stream.concat(
                        Stream.of(overall), family.models().stream().flatMap(model -> groups.stream()
                                .map(group -> figure(model, metric, group))
                                .flatMap(figure ->
                                        Stream.of("low", "mean", "high").map(end -> Numbers.of(figure.path(end))))))
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return ends.length == 0
                ? new Scale(0, 1, LEFT, WIDTH - 44)
                : Scale.around(ends[0], ends[ends.length - 1], 0.06, LEFT, WIDTH - 44);
    }

    private static void dot(SvgPlot plot, Scale x, double y, JsonNode figure, int series) {
        double mean = mean(figure);
        if (Double.isNaN(mean)) {
            plot.text("value", "start", LEFT + 4, y + 3.5, "undefined");
            return;
        }
        double low = Numbers.of(figure.path("low"));
        double high = Numbers.of(figure.path("high"));
        if (!Double.isNaN(low)) {
            plot.intervalX("faint " + Marker.style(series), x.at(low), x.at(high), y, 2.5);
        }
        plot.marker(series, x.at(mean), y, 3.6, true);
        plot.text(
                "value halo",
                "start",
                (Double.isNaN(high) ? x.at(mean) : x.at(high)) + 7,
                y + 3.5,
                Numbers.figure(mean));
    }
}
