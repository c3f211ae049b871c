package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.report.plot.Html;
import io.limbeck.engine.report.plot.Numbers;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What a student has more or less than its teacher and twins, with paired intervals. */
final class DifferencesTable {

    private DifferencesTable() {}

    private record Key(String metric, String attribute) {}

    static void write(ReportView view, ReportView.Family family, Html out) {
        Map<Key, Map<String, JsonNode>> rows = new LinkedHashMap<>();
        Set<String> others = new LinkedHashSet<>();
        for (JsonNode item : view.variant().path("differences")) {
            if (item.path("student").asText().equals(family.head().title())) {
                Key key = new Key(
                        item.path("metric").asText(), item.path("attribute").asText());
                String against = item.path("against").asText();
                others.add(against);
                rows.computeIfAbsent(key, k -> new LinkedHashMap<>()).put(against, item.path("figure"));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        out.open("details")
                .element("summary", "Differences: " + Trees.name(family.head().node()) + " − the others");
        Parts.table(
                out,
                "Paired over repetitions, with 95 % intervals. ● marks an interval without zero: a difference that"
                        + " chance between seeds does not explain.",
                "plain");
        out.open("thead").open("tr").element("th", "Metric", "scope", "col");
        others.forEach(other -> out.element("th", "− " + other, "scope", "col"));
        out.close().close().open("tbody");
        rows.forEach((key, cells) -> {
            out.open("tr").element("th", MetricNames.title(key.metric(), key.attribute()), "scope", "row");
            others.forEach(other -> out.element("td", text(cells.getOrDefault(other, Json.object()))));
            out.close().line();
        });
        out.close();
        Parts.endTable(out);
        out.close().line();
    }

    private static String text(JsonNode figure) {
        double low = Numbers.of(figure.path("low"));
        double high = Numbers.of(figure.path("high"));
        String mean = Numbers.signed(Numbers.of(figure.path("mean")));
        return Double.isNaN(low)
                ? mean
                : mean + " [" + Numbers.signed(low) + ", " + Numbers.signed(high) + "]"
                        + (low > 0 || high < 0 ? " ●" : "");
    }
}
