package io.limbeck.engine.report;

import io.limbeck.engine.report.plot.Html;

/** Why each verdict is what it is. */
final class VerdictReasons {

    private VerdictReasons() {}

    static void write(ReportView view, Html out) {
        if (view.models().stream()
                .allMatch(model -> model.node().path("fairness").isEmpty())) {
            return;
        }
        out.element("h3", "Why these verdicts");
        out.element(
                "p",
                "FAIL: more than half of the repetitions fail. PASS: every repetition passes. Otherwise the evidence is"
                        + " insufficient, which is never to be read as fair.",
                "class",
                "explain");
        for (ReportView.Model model : view.models()) {
            boolean student =
                    view.families().stream().anyMatch(family -> family.head().equals(model));
            if (model.node().path("fairness").isEmpty()) {
                continue;
            }
            out.open("details", student ? new String[] {"open", ""} : new String[0])
                    .element("summary", MetricNames.capital(Trees.name(model.node())));
            out.open("dl", "class", "reasons");
            model.node().path("fairness").forEach(item -> {
                out.open("dt")
                        .text(MetricNames.title(
                                item.path("metric").asText(),
                                item.path("attribute").asText()))
                        .text(" ")
                        .add(Parts.chip(item.path("verdict").asText()))
                        .close();
                out.element("dd", item.path("reason").asText());
            });
            out.close().close().line();
        }
    }
}
