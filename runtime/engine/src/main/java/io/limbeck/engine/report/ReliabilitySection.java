package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.report.plot.Html;
import io.limbeck.engine.report.plot.Marker;
import io.limbeck.engine.report.plot.Numbers;
import io.limbeck.engine.report.plot.Scale;
import io.limbeck.engine.report.plot.SvgPlot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reliability diagrams: small multiples with the counts below. */
final class ReliabilitySection {

    private static final double LEFT = 34;
    private static final double RIGHT = 222;
    private static final double TOP = 42;
    private static final double BOTTOM = 204;
    private static final double FLOOR = 262;

    private ReliabilitySection() {}

    static void write(ReportView view, Html out) {
        if (view.models().stream()
                .allMatch(model -> model.node().path("reliability").isEmpty())) {
            return;
        }
        if (view.isRegression()) {
            CoverageSection.write(view, out);
            return;
        }
        Parts.heading(
                out,
                "Does confidence mean what it says?",
                "Of all decisions taken with a confidence of 80 %, 80 % should be right: points on the dashed line. Points"
                        + " below it are overconfident. 15 bins of equal width; whiskers are Wilson’s 95 % intervals; below"
                        + " stand the rows of each bin (square-root scale). Risk by coverage: how often a model errs on the rows"
                        + " that it is surest of.");
        List<ReportView.Family> families = withStages(view);
        for (ReportView.Family family : families) {
            if (families.size() > 1) {
                out.element("h3", MetricNames.capital(family.title()));
            }
            new ConfidencePlots(family, classes(view)).write(out);
        }
        out.open("details").element("summary", "One diagram for each model");
        out.open("div", "class", "panels small");
        view.models().forEach(model -> out.open("figure")
                .add(diagram(view, model, "", "", MetricNames.capital(model.title())))
                .close());
        out.close().close().line();
        for (ReportView.Model model : view.models()) {
            if (view.families().stream().noneMatch(family -> family.head().equals(model))) {
                continue;
            }
            for (String attribute : view.attributes()) {
                boolean many = view.groups(attribute).size() > 4;
                out.open("details", many ? new String[0] : new String[] {"open", ""});
                out.element("summary", MetricNames.capital(Trees.name(model.node())) + ", by " + attribute);
                out.open("div", "class", "panels small");
                view.groups(attribute).forEach(group -> out.open("figure")
                        .add(diagram(view, model, attribute, group, group))
                        .close());
                out.close();
                calibration(view, model, attribute, out);
                out.close().line();
            }
        }
    }

    /** Families, and in the family of each model those without a teacher that were made from it. */
    private static List<ReportView.Family> withStages(ReportView view) {
        Map<String, ReportView.Family> families = new LinkedHashMap<>();
        Map<String, String> member = new HashMap<>();
        for (ReportView.Family family : view.families()) {
            String before = family.head().node().path("before").asText();
            String of = family.models().size() == 1 ? member.getOrDefault(before, "") : "";
            String key = of.isEmpty() ? family.title() : of;
            List<ReportView.Model> models = new ArrayList<>();
            Optional.ofNullable(families.get(key)).ifPresent(known -> models.addAll(known.models()));
            models.addAll(family.models());
            families.put(
                    key,
                    new ReportView.Family(
                            key, models.get(0), models.stream().distinct().toList()));
            family.models()
                    .forEach(model ->
                            member.putIfAbsent(model.node().path("place").asText(), key));
        }
        return List.copyOf(families.values());
    }

    private static void calibration(ReportView view, ReportView.Model model, String attribute, Html out) {
        List<String> errors = Json.items(model.node().path("groups")).stream()
                .filter(item -> item.path("attribute").asText().equals(attribute))
                .map(item -> item.path("group").asText() + " "
                        + Numbers.figure(
                                Numbers.of(item.path("expectedCalibrationError").path("mean"))))
                .toList();
        JsonNode gap = Json.items(model.node().path("groupMetrics")).stream()
                .filter(item -> item.path("attribute").asText().equals(attribute)
                        && item.path("metric").asText().equals("calibrationGap"))
                .findFirst()
                .map(item -> item.path("figure"))
                .orElse(Json.object());
        String largest = Double.isNaN(Numbers.of(gap.path("mean")))
                ? ""
                : " Largest gap between groups: " + Numbers.figure(Numbers.of(gap.path("mean"))) + " "
                        + Numbers.interval(gap) + ".";
        out.element(
                "p", "Expected calibration error: " + String.join(", ", errors) + "." + largest, "class", "explain");
    }

    private static Html diagram(ReportView view, ReportView.Model model, String attribute, String group, String title) {
        List<JsonNode> bins = Json.items(model.node().path("reliability")).stream()
                .filter(bin -> bin.path("attribute").asText().equals(attribute)
                        && bin.path("group").asText().equals(group))
                .toList();
        double start = Math.max(0, Math.floor(10.0 / Math.max(2, classes(view))) / 10);
        Scale x = new Scale(start, 1, LEFT, RIGHT);
        Scale y = new Scale(0, 1, BOTTOM, TOP);
        double rows = bins.stream()
                .mapToDouble(bin -> bin.path("count").doubleValue())
                .sum();
        SvgPlot plot = new SvgPlot(
                236,
                FLOOR + 34,
                "Reliability of " + model.title() + (group.isEmpty() ? "" : " for " + group),
                "Accuracy against confidence in " + bins.size() + " bins, " + Numbers.count(rows) + " rows.");
        plot.text("title", "start", 2, 12, title);
        plot.text("note", "end", RIGHT, 31, Numbers.count(Math.rint(rows)) + " rows");
        plot.yAxis(y, LEFT, RIGHT, 5, "");
        plot.text("note", "start", 2, 31, "accuracy");
        plot.line("ideal", x.at(start), y.at(start), x.at(1), y.at(1));
        double most = bins.stream()
                .mapToDouble(bin -> bin.path("count").doubleValue())
                .max()
                .orElse(1);
        List<double[]> line = new ArrayList<>();
        for (JsonNode bin : bins) {
            double place = x.at(bin.path("confidence").doubleValue());
            plot.intervalY(
                    "whisker",
                    place,
                    y.at(bin.path("accuracyLow").doubleValue()),
                    y.at(bin.path("accuracyHigh").doubleValue()),
                    2);
            line.add(new double[] {place, y.at(bin.path("accuracy").doubleValue())});
            double from = x.at(bin.path("low").doubleValue()) + 0.7;
            double to = x.at(bin.path("high").doubleValue()) - 0.7;
            double high = Math.max(1, Math.sqrt(bin.path("count").doubleValue() / most) * 38);
            plot.bar("fill soft " + Marker.style(model.series()), from, FLOOR - high, Math.max(0.5, to - from), high);
        }
        plot.path("stroke " + Marker.style(model.series()), line);
        line.forEach(point -> plot.marker(model.series(), point[0], point[1], 3, true));
        plot.xAxis(x, BOTTOM, FLOOR, 5, "confidence");
        return plot.done();
    }

    private static int classes(ReportView view) {
        return view.variant().path("data").path("classes").size();
    }
}
