package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.report.plot.Html;
import io.limbeck.engine.report.plot.Marker;
import io.limbeck.engine.report.plot.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What each student kept of its teacher and what its simplicity cost: beside its twins, with the gap recovered. */
final class FidelitySection {

    private static final String FIDELITY = "interpretability/";

    private FidelitySection() {}

    static void write(ReportView view, Html out) {
        List<ReportView.Family> taught = view.families().stream()
                .filter(family -> family.head().role().equals("student")
                        && Trees.teacher(view.variant(), family.head().node()).isPresent())
                .toList();
        if (taught.isEmpty()) {
            return;
        }
        Parts.heading(
                out,
                "Fidelity",
                "What each student kept of its teacher, and what its simplicity cost. Gap recovered: how far distillation"
                        + " brought the student from its twin (0 %) to the teacher (100 %); a dash where the teacher is not"
                        + " better than the twin by more than chance. Intervals are in the table of figures.");
        taught.forEach(family -> family(view, family, taught.size() > 1, out));
    }

    private static void family(ReportView view, ReportView.Family family, boolean several, Html out) {
        if (several) {
            out.element("h3", MetricNames.capital(family.title()));
        }
        List<String> twins = List.of(ModelRecord.SCRATCH, ModelRecord.HARD_LABELS).stream()
                .filter(twin ->
                        Trees.twin(view.variant(), family.head().node(), twin).isPresent())
                .toList();
        Parts.table(out, "Fidelity of " + family.title(), "figures fidelity");
        out.open("thead").open("tr").element("th", "Figure", "scope", "col");
        for (ReportView.Model model : family.models()) {
            out.open("th", "scope", "col", "class", Marker.style(model.series()))
                    .add(Marker.icon(model.series()))
                    .text(MetricNames.capital(model.title()))
                    .close();
        }
        twins.forEach(twin -> out.element("th", "Recovered from " + twin, "scope", "col"));
        out.close().close().open("tbody");
        for (JsonNode definition : view.report().path("definitions")) {
            if (!definition.path("fairness").booleanValue()) {
                metric(view, family, twins, definition.path("metric").asText(), out);
            }
        }
        worstGap(family, twins.size(), out);
        facts(family, twins.size(), out);
        out.close();
        Parts.endTable(out);
        stability(view, family, out);
    }

    private static void metric(ReportView view, ReportView.Family family, List<String> twins, String metric, Html out) {
        out.open("tr", "class", metric.startsWith(FIDELITY) ? "kept" : "")
                .element("th", MetricNames.title(metric), "scope", "row");
        family.models()
                .forEach(model -> out.element(
                        "td",
                        Numbers.figure(
                                Numbers.of(Trees.metric(model.node(), metric).path("mean")))));
        twins.forEach(twin -> out.element(
                "td",
                recovered(view.variant(), family.head().node(), twin, metric)
                        .map(share -> Numbers.fixed(100 * share, 0) + " %")
                        .orElse(Numbers.UNDEFINED)));
        out.close().line();
    }

    /** {@return the share of the gap to a twin that a student recovers, if there is a gap} */
    static Optional<Double> recovered(JsonNode variant, JsonNode student, String twin, String metric) {
        return Json.items(variant.path("recovered")).stream()
                .filter(item -> item.path("student").equals(student.path("title"))
                        && item.path("twin").asText().equals(twin)
                        && item.path("metric").asText().equals(metric))
                .map(item -> item.path("share").doubleValue())
                .findFirst();
    }

    /** Of differences between groups alone: ratios and shares of other conventions do not compare. */
    private static void worstGap(ReportView.Family family, int empty, Html out) {
        List<Optional<JsonNode>> worst = family.models().stream()
                .map(model -> Json.items(model.node().path("fairness")).stream()
                        .filter(item -> Numbers.of(item.path("figure").path("mean")) >= 0
                                && item.path("metric").asText().matches(".*(parity|odds|opportunity|equality).*"))
                        .max((a, b) -> Double.compare(mean(a), mean(b))))
                .toList();
        if (worst.stream().noneMatch(Optional::isPresent)) {
            return;
        }
        out.open("tr").element("th", "Widest gap between groups", "scope", "row");
        for (Optional<JsonNode> one : worst) {
            out.open("td").text(one.map(item -> Numbers.figure(mean(item))).orElse(Numbers.UNDEFINED));
            one.ifPresent(item -> out.element(
                    "span",
                    MetricNames.inSentence(
                            item.path("metric").asText(), item.path("attribute").asText()),
                    "class",
                    "definition"));
            out.close();
        }
        blanks(empty, out);
    }

    private static double mean(JsonNode item) {
        return Numbers.of(item.path("figure").path("mean"));
    }

    private static void facts(ReportView.Family family, int empty, Html out) {
        Set<String> names = new LinkedHashSet<>();
        family.models().forEach(model -> model.node().path("facts").fieldNames().forEachRemaining(names::add));
        names.removeIf(
                name -> name.equals("steps") || name.toLowerCase(Locale.ROOT).contains("epoch"));
        for (String name : names) {
            out.open("tr", "class", "fact").element("th", MetricNames.fact(name), "scope", "row");
            family.models()
                    .forEach(model -> out.element(
                            "td",
                            Numbers.fact(Numbers.of(
                                    model.node().path("facts").path(name).path("mean")))));
            blanks(empty, out);
        }
    }

    private static void blanks(int count, Html out) {
        for (int i = 0; i < count; i++) {
            out.element("td", "");
        }
        out.close().line();
    }

    private static void stability(ReportView view, ReportView.Family family, Html out) {
        for (JsonNode item : view.variant().path("stability")) {
            if (item.path("student").equals(family.head().node().path("title"))) {
                out.element("p", sentence(item), "class", "callout");
            }
        }
    }

    /** {@return how much two distillations agree, in a sentence or two} */
    static String sentence(JsonNode stability) {
        String decisions = "Distilled again under other chance, the student decides the same on "
                + Numbers.points(Numbers.of(stability.path("agreement").path("mean")))
                + " % of the test rows; its probabilities move by "
                + Numbers.points(Numbers.of(stability.path("distance").path("mean"))) + " points on average.";
        List<String> ranks = new ArrayList<>();
        stability
                .path("attributions")
                .forEach(item -> ranks.add(item.path("exhibit").asText() + " "
                        + Numbers.fixed(item.path("rankCorrelation").doubleValue(), 2)));
        return ranks.isEmpty()
                ? decisions
                : decisions + " Rank correlation of what explainers say of both: " + String.join(", ", ranks) + ".";
    }
}
