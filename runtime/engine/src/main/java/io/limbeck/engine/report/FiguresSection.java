package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.report.plot.Html;
import io.limbeck.engine.report.plot.Marker;
import io.limbeck.engine.report.plot.Numbers;
import io.limbeck.engine.report.plot.Scale;
import io.limbeck.engine.report.plot.SvgPlot;
import io.limbeck.spi.metric.Direction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The table of all models and metrics. */
final class FiguresSection {

    private static final int WIDEST = 5;

    private FiguresSection() {}

    private record Row(String metric, String attribute, JsonNode definition, List<JsonNode> cells) {
        JsonNode figure(int model) {
            return cells.get(model).path("figure");
        }

        String verdict(int model) {
            return cells.get(model).path("verdict").asText();
        }

        Direction better() {
            return Direction.valueOf(definition.path("better").asText().toUpperCase(Locale.ROOT));
        }
    }

    static void write(ReportView view, Html out) {
        int repetitions = view.report().path("repetitions").intValue();
        String intervals = repetitions > 1
                ? "Mean over " + repetitions + " repetitions, with half the width of its 95 % interval (Student’s t)."
                : "One repetition; 95 % intervals, where there are any, are taken over rows and say nothing of other"
                        + " seeds.";
        String which = view.isSweep()
                ? " Shown in full: " + view.variant().path("label").asText() + "."
                : "";
        Parts.heading(
                out,
                view.models().size() == 1 || strangers(view) ? "Figures" : "Teacher, students and twins",
                "All figures are measured on test rows. " + intervals
                        + " The best mean of a row is underlined, if there is evidence for it." + which
                        + predicted(view));
        if (view.models().size() > WIDEST && strangers(view)) {
            portions(view.models()).forEach(some -> table(view, some, out));
        } else if (view.models().size() > WIDEST && view.families().size() > 1) {
            view.families().forEach(family -> {
                out.element("h3", MetricNames.capital(family.title()));
                table(view, family.models(), out);
            });
        } else {
            table(view, view.models(), out);
        }
        view.families().forEach(family -> DifferencesTable.write(view, family, out));
        VerdictReasons.write(view, out);
    }

    private static String predicted(ReportView view) {
        JsonNode target = view.variant().path("data").path("target");
        String unit = target.path("unit").asText();
        return view.isRegression()
                ? " Predicted is the number '" + target.path("name").asText() + "'"
                        + (unit.isEmpty() ? "." : ", in " + unit + ".")
                : "";
    }

    private static boolean strangers(ReportView view) {
        return view.families().stream().allMatch(family -> family.models().size() == 1);
    }

    /** Models that have neither teacher nor twin are compared with each other: as many side by side as fit, evenly. */
    private static List<List<ReportView.Model>> portions(List<ReportView.Model> models) {
        int tables = (models.size() + WIDEST - 1) / WIDEST;
        List<List<ReportView.Model>> portions = new ArrayList<>();
        for (int i = 0; i < tables; i++) {
            portions.add(models.subList(i * models.size() / tables, (i + 1) * models.size() / tables));
        }
        return portions;
    }

    private static void table(ReportView view, List<ReportView.Model> models, Html out) {
        Parts.table(out, "Figures of " + models.size() + " models", "figures");
        out.open("thead").open("tr").element("th", "Metric", "scope", "col");
        for (ReportView.Model model : models) {
            out.open("th", "scope", "col", "class", Marker.style(model.series()))
                    .add(Marker.icon(model.series()))
                    .text(MetricNames.capital(model.title()))
                    .close();
        }
        out.element("th", "Side by side", "scope", "col").close().close().open("tbody");
        String metric = "";
        for (Row row : rows(view, models)) {
            row(row, models, !row.metric().equals(metric), out);
            metric = row.metric();
        }
        facts(models, out);
        out.close();
        Parts.endTable(out);
    }

    private static List<Row> rows(ReportView view, List<ReportView.Model> models) {
        List<Row> rows = new ArrayList<>();
        for (JsonNode definition : view.report().path("definitions")) {
            String metric = definition.path("metric").asText();
            if (definition.path("fairness").booleanValue()) {
                Set<String> attributes = new LinkedHashSet<>();
                models.forEach(model -> model.node().path("fairness").forEach(item -> {
                    if (item.path("metric").asText().equals(metric)) {
                        attributes.add(item.path("attribute").asText());
                    }
                }));
                attributes.forEach(attribute -> rows.add(new Row(
                        metric,
                        attribute,
                        definition,
                        models.stream()
                                .map(model -> Trees.fairness(model.node(), metric, attribute))
                                .toList())));
            } else {
                rows.add(new Row(
                        metric,
                        "",
                        definition,
                        models.stream()
                                .map(model -> Json.object().<JsonNode>set("figure", figure(model, metric)))
                                .toList()));
            }
        }
        return rows;
    }

    private static JsonNode figure(ReportView.Model model, String metric) {
        JsonNode figure = Trees.metric(model.node(), metric);
        return figure.isMissingNode() ? Json.object() : figure;
    }

    private static void row(Row row, List<ReportView.Model> models, boolean first, Html out) {
        String arrow =
                switch (row.better()) {
                    case HIGHER -> "higher is better";
                    case LOWER -> "lower is better";
                    case ONE -> "closer to 1 is better";
                };
        out.open("tr").open("th", "scope", "row");
        out.text(MetricNames.title(row.metric(), row.attribute()));
        if (first) {
            out.element("span", row.definition().path("definition").asText() + "; " + arrow, "class", "definition");
        }
        out.close();
        String best = best(row, models.size());
        for (int m = 0; m < models.size(); m++) {
            double mean = Numbers.of(row.figure(m).path("mean"));
            boolean isBest = Numbers.figure(mean).equals(best) && hasEvidence(row, m);
            out.open("td", "class", isBest ? "best" : "");
            out.add(Parts.figure(row.figure(m)));
            if (isBest) {
                out.element("span", " (best)", "class", "unseen");
            }
            if (!row.verdict(m).isEmpty()) {
                out.add(Parts.chip(row.verdict(m)));
            }
            out.close();
        }
        out.open("td", "class", "strip").add(strip(row, models)).close().close().line();
    }

    private static boolean hasEvidence(Row row, int model) {
        return !row.verdict(model).equals("INSUFFICIENT_EVIDENCE");
    }

    /**
     * The best mean as it is printed; empty if there are fewer than two to choose from. Where the best of all lacks the
     * evidence, no other is called best in its place: nothing is marked.
     */
    private static String best(Row row, int models) {
        List<Double> candidates = new ArrayList<>();
        for (int m = 0; m < models; m++) {
            double mean = Numbers.of(row.figure(m).path("mean"));
            if (!Double.isNaN(mean)) {
                candidates.add(mean);
            }
        }
        return candidates.size() < 2
                ? ""
                : candidates.stream()
                        .min((a, b) -> Double.compare(Cost.of(row.better(), a), Cost.of(row.better(), b)))
                        .map(Numbers::figure)
                        .orElse("");
    }

    private static Html strip(Row row, List<ReportView.Model> models) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int m = 0; m < models.size(); m++) {
            for (String end : List.of("low", "mean", "high")) {
                double value = Numbers.of(row.figure(m).path(end));
                least = Double.isNaN(value) ? least : Math.min(least, value);
                most = Double.isNaN(value) ? most : Math.max(most, value);
            }
        }
        if (least > most) {
            return new Html();
        }
        Scale x = Scale.around(least, most, 0.08, 4, 156);
        String title = MetricNames.title(row.metric(), row.attribute()) + " of all models side by side";
        SvgPlot plot = new SvgPlot(160, 9.0 * models.size() + 6, title, "The numbers are in the same row.");
        for (int m = 0; m < models.size(); m++) {
            double y = 8 + 9.0 * m;
            double mean = Numbers.of(row.figure(m).path("mean"));
            double low = Numbers.of(row.figure(m).path("low"));
            int series = models.get(m).series();
            if (!Double.isNaN(low)) {
                plot.line(
                        "stroke " + Marker.style(series),
                        x.at(low),
                        y,
                        x.at(Numbers.of(row.figure(m).path("high"))),
                        y);
            }
            if (!Double.isNaN(mean)) {
                plot.marker(series, x.at(mean), y, 3.2, true);
            }
        }
        return plot.done();
    }

    private static void facts(List<ReportView.Model> models, Html out) {
        Set<String> names = new LinkedHashSet<>();
        models.forEach(model -> model.node().path("facts").fieldNames().forEachRemaining(names::add));
        names.removeAll(CostSection.FACTS);
        for (String name : names) {
            out.open("tr", "class", "fact").element("th", MetricNames.fact(name), "scope", "row");
            models.forEach(model -> out.element(
                    "td",
                    Numbers.fact(
                            Numbers.of(model.node().path("facts").path(name).path("mean")))));
            out.element("td", "").close().line();
        }
    }
}
