package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.report.plot.Html;
import io.limbeck.engine.report.plot.Marker;
import io.limbeck.engine.report.plot.Numbers;
import io.limbeck.engine.report.plot.Scale;
import io.limbeck.engine.report.plot.SvgPlot;
import io.limbeck.engine.report.plot.Ticks;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every group's rates, each model side by side, as bars with intervals and as numbers. */
final class GroupSection {

    private static final Map<String, String> RATES = rates();
    private static final double WIDTH = 330;

    private GroupSection() {}

    private static Map<String, String> rates() {
        Map<String, String> rates = new LinkedHashMap<>();
        rates.put("selectionRate", "decided as favourable, among all");
        rates.put("truePositiveRate", "decided as favourable, among those labelled so");
        rates.put("falsePositiveRate", "decided as favourable, among those labelled otherwise");
        rates.put("accuracy", "decided as labelled");
        rates.put("expectedCalibrationError", "distance of confidence from accuracy");
        return rates;
    }

    static void write(ReportView view, Html out) {
        if (view.attributes().isEmpty()) {
            return;
        }
        if (view.isRegression()) {
            ofNumbers(view, out);
            return;
        }
        Parts.heading(
                out,
                "How each group is treated",
                "Each bar is a mean; its whisker is the 95 % interval. A group without rows under a rate has no bar.");
        for (ReportView.Family family : view.families()) {
            if (view.families().size() > 1) {
                out.element("h3", MetricNames.capital(family.title()));
            }
            Parts.legend(out, family.models());
            for (String attribute : view.attributes()) {
                boolean many = view.groups(attribute).size() > 6;
                out.open("details", many ? new String[0] : new String[] {"open", ""});
                out.element("summary", "By " + attribute);
                out.open("div", "class", "panels");
                RATES.keySet().forEach(rate -> out.open("figure")
                        .add(bars(view, family, attribute, rate))
                        .close());
                out.close();
                numbers(view, family, attribute, out);
                everyMetric(new GroupMetricPlot(view, family, attribute), out);
                out.close().line();
            }
            comparisons(family.head(), out);
        }
    }

    private static void ofNumbers(ReportView view, Html out) {
        Parts.heading(
                out,
                "How well each group is predicted",
                "Each metric over the rows of one group, with its 95 % interval; every drawing has a scale of its own. The"
                        + " dashed line is the first model’s figure over all rows.");
        for (ReportView.Family family : view.families()) {
            if (view.families().size() > 1) {
                out.element("h3", MetricNames.capital(family.title()));
            }
            Parts.legend(out, family.models());
            for (String attribute : view.attributes()) {
                GroupMetricPlot plot = new GroupMetricPlot(view, family, attribute);
                out.open("details", "open", "").element("summary", "By " + attribute);
                out.open("div", "class", "panels");
                plot.metrics()
                        .forEach(metric ->
                                out.open("figure").add(plot.draw(metric)).close());
                out.close().close().line();
            }
        }
    }

    private static void everyMetric(GroupMetricPlot plot, Html out) {
        List<String> metrics = plot.metrics();
        if (metrics.isEmpty()) {
            return;
        }
        out.open("details", "class", "numbers").element("summary", "Every metric, group by group");
        out.element(
                "p",
                "Each metric over the rows of one group, with its 95 % interval; every drawing has a scale of its own. The"
                        + " dashed line is the first model’s figure over all rows.",
                "class",
                "explain");
        out.open("div", "class", "panels");
        metrics.forEach(metric -> out.open("figure").add(plot.draw(metric)).close());
        out.close().close().line();
    }

    private static Html bars(ReportView view, ReportView.Family family, String attribute, String rate) {
        List<String> groups = view.groups(attribute);
        int models = family.models().size();
        double block = 20 + 11.0 * models;
        double bottom = 44 + block * groups.size();
        double most = 0;
        for (ReportView.Model model : family.models()) {
            for (String group : groups) {
                JsonNode figure = figure(model, attribute, group, rate);
                double high = Numbers.of(figure.path("high"));
                double mean = Numbers.of(figure.path("mean"));
                most = Math.max(most, Double.isNaN(high) ? (Double.isNaN(mean) ? 0 : mean) : high);
            }
        }
        List<BigDecimal> marks = Ticks.of(0, Math.max(most, 0.01) * 1.25, 4);
        double step = marks.get(1).doubleValue();
        double end = Math.min(Math.max(1, most), Math.ceil(Math.max(most, 0.01) / step) * step);
        Scale x = new Scale(0, end, 8, WIDTH - 40);
        String title = MetricNames.rate(rate) + " by " + attribute;
        SvgPlot plot =
                new SvgPlot(WIDTH, bottom + 20, title, "Bars for each group and model; numbers in the table below.");
        plot.text("title", "start", 8, 14, MetricNames.rate(rate));
        plot.text("note", "start", 8, 29, RATES.getOrDefault(rate, ""));
        plot.xAxis(x, 38, bottom, 4, "");
        for (int g = 0; g < groups.size(); g++) {
            double top = 40 + block * g;
            plot.text("group", "start", 8, top + 12, groups.get(g));
            for (int m = 0; m < models; m++) {
                ReportView.Model model = family.models().get(m);
                bar(plot, x, top + 16 + 11.0 * m, figure(model, attribute, groups.get(g), rate), model.series());
            }
        }
        return plot.done();
    }

    private static void bar(SvgPlot plot, Scale x, double y, JsonNode figure, int series) {
        double mean = Numbers.of(figure.path("mean"));
        double low = Numbers.of(figure.path("low"));
        double high = Numbers.of(figure.path("high"));
        if (Double.isNaN(mean)) {
            plot.text("value", "start", x.from() + 4, y + 8, "undefined");
            return;
        }
        plot.bar("fill soft " + Marker.style(series), x.from(), y, x.at(mean) - x.from(), 9);
        if (!Double.isNaN(low)) {
            plot.intervalX("whisker", x.at(low), x.at(high), y + 4.5, 2.5);
        }
        double end = Double.isNaN(high) ? x.at(mean) : Math.max(x.at(high), x.at(mean));
        plot.marker(series, x.at(mean), y + 4.5, 3, true);
        plot.text("value", "start", end + 6, y + 8, Numbers.figure(mean));
    }

    private static JsonNode figure(ReportView.Model model, String attribute, String group, String rate) {
        for (JsonNode item : model.node().path("groups")) {
            if (item.path("attribute").asText().equals(attribute)
                    && item.path("group").asText().equals(group)) {
                JsonNode found = item.path(rate);
                return found.has("figure") ? found.path("figure") : found;
            }
        }
        return Json.object();
    }

    private static void numbers(ReportView view, ReportView.Family family, String attribute, Html out) {
        out.open("details", "class", "numbers").element("summary", "Numbers");
        Parts.table(out, "Rates by " + attribute + ": mean, 95 % interval; rows counted / rows counted upon", "plain");
        Parts.head(
                out,
                "Group",
                "Model",
                "Rows",
                "Base rate",
                "Selection rate",
                "True positive rate",
                "False positive rate",
                "Accuracy",
                "Mean score",
                "ECE");
        out.open("tbody");
        for (String group : view.groups(attribute)) {
            for (ReportView.Model model : family.models()) {
                for (JsonNode item : model.node().path("groups")) {
                    if (!item.path("attribute").asText().equals(attribute)
                            || !item.path("group").asText().equals(group)) {
                        continue;
                    }
                    out.open("tr").element("th", group, "scope", "row").element("td", model.title());
                    out.element("td", Numbers.count(Numbers.of(item.path("rows").path("mean"))));
                    for (String rate :
                            List.of("baseRate", "selectionRate", "truePositiveRate", "falsePositiveRate", "accuracy")) {
                        JsonNode of = item.path(rate);
                        out.open("td").add(Parts.figure(of.path("figure")));
                        out.element(
                                        "span",
                                        Numbers.count(Numbers.of(of.path("numerator"))) + " / "
                                                + Numbers.count(Numbers.of(of.path("denominator"))),
                                        "class",
                                        "definition")
                                .close();
                    }
                    out.open("td").add(Parts.figure(item.path("meanScore"))).close();
                    out.open("td")
                            .add(Parts.figure(item.path("expectedCalibrationError")))
                            .close();
                    out.close().line();
                }
            }
        }
        out.close();
        Parts.endTable(out);
        out.close();
    }

    private static void comparisons(ReportView.Model model, Html out) {
        List<JsonNode> all = Json.items(model.node().path("comparisons"));
        List<JsonNode> tested =
                all.stream().filter(item -> item.path("p").isNumber()).toList();
        long raw = tested.stream()
                .filter(item -> item.path("p").doubleValue() < 0.05)
                .count();
        long differ = tested.stream()
                .filter(item -> item.path("differs").booleanValue())
                .count();
        out.element(
                "p",
                "Chance among many comparisons: for the " + Trees.name(model.node()) + ", " + all.size()
                        + " rates of groups were held against the rest of the rows. " + raw
                        + " differ at the 5 % level one by one, " + differ
                        + " after Holm’s correction for looking so often"
                        + (all.size() > tested.size()
                                ? "; " + (all.size() - tested.size()) + " have too few rows to be tested."
                                : "."),
                "class",
                "explain");
    }
}
