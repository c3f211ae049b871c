package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.report.plot.Html;

/** Where every figure comes from, and the experiment as it was submitted. */
final class ProvenanceSection {

    private ProvenanceSection() {}

    static void write(ReportView view, Html out) {
        Parts.heading(out, "Provenance", "");
        out.open("dl", "class", "facts");
        for (String name : new String[] {"id", "started", "finished", "metricsHash"}) {
            out.open("div")
                    .element("dt", MetricNames.rate(name))
                    .open("dd")
                    .element("code", view.report().path(name).asText())
                    .close()
                    .close();
        }
        out.close().line();
        out.open("details").element("summary", "Versions, hashes, device");
        tree(view.report().path("manifest"), out);
        out.close().line();
        out.open("details").element("summary", "The experiment as submitted");
        out.open("pre", "tabindex", "0")
                .element("code", view.report().path("document").asText())
                .close();
        out.close().line();
    }

    private static void tree(JsonNode node, Html out) {
        if (node.isObject()) {
            out.open("dl", "class", "tree");
            node.properties().forEach(field -> {
                out.element("dt", field.getKey()).open("dd");
                tree(field.getValue(), out);
                out.close();
            });
            out.close();
        } else if (node.isArray()) {
            out.open("ul", "class", "tree");
            node.forEach(item -> {
                out.open("li");
                tree(item, out);
                out.close();
            });
            out.close();
        } else {
            out.element("code", node.asText());
        }
    }
}
