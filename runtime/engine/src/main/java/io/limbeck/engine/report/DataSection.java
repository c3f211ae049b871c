package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.report.plot.Html;
import io.limbeck.engine.report.plot.Numbers;

/** What the models learned from. */
final class DataSection {

    private DataSection() {}

    static void write(ReportView view, Html out) {
        JsonNode data = view.variant().path("data");
        Parts.heading(out, "Data", "");
        out.open("dl", "class", "facts");
        fact(out, "Source", data.path("component").asText());
        fact(out, "Rows", Numbers.count(data.path("rows").doubleValue()));
        fact(out, "Numbers per row", Numbers.count(data.path("features").doubleValue()));
        if (view.isRegression()) {
            target(out, data.path("target"));
        } else {
            fact(
                    out,
                    "Classes",
                    String.join(
                            ", ",
                            Json.items(data.path("classes")).stream()
                                    .map(JsonNode::asText)
                                    .toList()));
            fact(out, "Favourable", data.path("favourable").asText());
        }
        data.path("splits")
                .properties()
                .forEach(split -> fact(
                        out,
                        MetricNames.capital(split.getKey()) + " rows",
                        Numbers.count(split.getValue().doubleValue())));
        out.close().line();
        if (data.path("groups").isEmpty()) {
            return;
        }
        Parts.table(out, "Groups in the data, all splits together", "plain");
        Parts.head(out, "Attribute", "Group", "Rows", outcome(view));
        out.open("tbody");
        data.path("groups").forEach(group -> out.open("tr")
                .element("th", group.path("attribute").asText(), "scope", "row")
                .element(
                        "td",
                        group.path("group").asText() + (group.path("privileged").booleanValue() ? " (privileged)" : ""))
                .element("td", Numbers.count(group.path("rows").doubleValue()))
                .element("td", outcome(view, Numbers.of(group.path("baseRate"))))
                .close()
                .line());
        out.close();
        Parts.endTable(out);
        UnknownGroups.sentence(data).ifPresent(unknown -> out.element("p", unknown, "class", "explain"));
    }

    private static void target(Html out, JsonNode target) {
        String unit = target.path("unit").asText();
        fact(out, "Predicted", target.path("name").asText() + (unit.isEmpty() ? "" : ", in " + unit));
        fact(
                out,
                "Its mean ± standard deviation",
                Numbers.figure(target.path("mean").doubleValue()) + " ± "
                        + Numbers.figure(target.path("deviation").doubleValue()));
        fact(
                out,
                "Its range",
                Numbers.figure(target.path("least").doubleValue()) + " to "
                        + Numbers.figure(target.path("most").doubleValue()));
    }

    private static String outcome(ReportView view) {
        return view.isRegression()
                ? "Mean of "
                        + view.variant()
                                .path("data")
                                .path("target")
                                .path("name")
                                .asText()
                : "Favourable label";
    }

    private static String outcome(ReportView view, double value) {
        return view.isRegression() ? Numbers.figure(value) : Numbers.points(value) + " %";
    }

    private static void fact(Html out, String name, String value) {
        out.open("div").element("dt", name).element("dd", value).close();
    }
}
