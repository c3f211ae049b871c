package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.report.plot.Html;
import io.limbeck.engine.report.plot.Marker;
import io.limbeck.engine.report.plot.Numbers;
import io.limbeck.engine.report.plot.Scale;
import io.limbeck.engine.report.plot.SvgPlot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Training curves, a panel for each model and quantity. */
final class CurvesSection {

    private static final double LEFT = 44;
    private static final double RIGHT = 250;

    private CurvesSection() {}

    static void write(ReportView view, Html out) {
        List<ReportView.Model> trained = view.models().stream()
                .filter(model -> !model.node().path("curve").isEmpty())
                .toList();
        if (trained.isEmpty()) {
            return;
        }
        Parts.heading(
                out,
                "Training",
                "Means over repetitions. Quantities measured on validation rows are dashed, with hollow signs.");
        out.open("div", "class", "panels small");
        for (ReportView.Model model : trained) {
            families(model)
                    .forEach((family, names) ->
                            out.open("figure").add(plot(model, family, names)).close());
        }
        out.close().line();
    }

    /** Names that end in the same word share a panel: {@code objective} and {@code validationObjective}. */
    private static Map<String, Set<String>> families(ReportView.Model model) {
        Map<String, Set<String>> families = new LinkedHashMap<>();
        for (JsonNode point : model.node().path("curve")) {
            point.path("values").fieldNames().forEachRemaining(name -> {
                String words = words(name);
                families.computeIfAbsent(words.substring(words.lastIndexOf(' ') + 1), family -> new LinkedHashSet<>())
                        .add(name);
            });
        }
        return families;
    }

    private static String words(String name) {
        return MetricNames.rate(name).toLowerCase(Locale.ROOT);
    }

    private static String words(Set<String> names) {
        return names.stream().map(CurvesSection::words).collect(Collectors.joining(", "));
    }

    private static Html plot(ReportView.Model model, String family, Set<String> names) {
        List<JsonNode> curve = Json.items(model.node().path("curve"));
        List<Double> values = new ArrayList<>();
        for (JsonNode point : curve) {
            names.forEach(name -> values.add(Numbers.of(point.path("values").path(name))));
        }
        values.removeIf(value -> Double.isNaN(value));
        if (values.isEmpty()) {
            return new Html();
        }
        Scale y = Scale.around(
                values.stream().min(Double::compare).orElse(0.0),
                values.stream().max(Double::compare).orElse(1.0),
                0.06,
                150,
                38);
        double last = curve.get(curve.size() - 1).path("epoch").doubleValue();
        double first = Math.min(curve.get(0).path("epoch").doubleValue(), last - 1e-9);
        Scale x = new Scale(first, Math.max(last, first + 1e-9), LEFT, RIGHT);
        SvgPlot plot = new SvgPlot(
                262,
                186,
                "Training of " + model.title() + ": " + family,
                "From epoch " + Numbers.count(first) + " to " + Numbers.count(last) + ": " + words(names));
        plot.text("title", "start", 2, 12, MetricNames.capital(model.title()));
        plot.text("note", "start", 2, 27, words(names));
        plot.yAxis(y, LEFT, RIGHT, 4, "").xAxis(x, 38, 150, 5, "epoch");
        for (String name : names) {
            boolean validation = name.startsWith("validation");
            List<double[]> line = new ArrayList<>();
            for (JsonNode point : curve) {
                double value = Numbers.of(point.path("values").path(name));
                if (!Double.isNaN(value)) {
                    line.add(new double[] {x.at(point.path("epoch").doubleValue()), y.at(value)});
                }
            }
            plot.path((validation ? "dashed " : "") + "stroke " + Marker.style(model.series()), line);
            if (!line.isEmpty()) {
                double[] end = line.get(line.size() - 1);
                plot.marker(model.series(), end[0], end[1], 3, !validation);
            }
        }
        return plot.done();
    }
}
