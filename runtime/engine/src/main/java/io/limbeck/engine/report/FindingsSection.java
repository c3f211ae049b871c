package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.report.plot.Html;

/** What was found, in plain sentences, and what the reader should know. */
final class FindingsSection {

    private FindingsSection() {}

    static void write(ReportView view, Html out) {
        JsonNode report = view.report();
        Parts.heading(out, "Findings", "");
        if (report.path("headline").isEmpty()) {
            out.element(
                    "p", "There is no teacher, no twin and no fairness metric to compare with: the figures follow.");
        } else {
            out.open("ul", "class", "findings");
            report.path("headline").forEach(sentence -> out.element("li", sentence.asText()));
            out.close().line();
        }
        if (!report.path("warnings").isEmpty()) {
            out.open("aside", "class", "callout").element("strong", "To keep in mind");
            out.open("ul");
            report.path("warnings").forEach(warning -> out.element("li", warning.asText()));
            out.close().close().line();
        }
    }
}
