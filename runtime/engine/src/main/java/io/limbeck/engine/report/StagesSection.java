package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.report.plot.Html;
import io.limbeck.engine.report.plot.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each step from a base model to the last one changed, overall and for whom. */
final class StagesSection {

    private StagesSection() {}

    static void write(ReportView view, Html out) {
        List<JsonNode> chains = Json.items(view.variant().path("stages"));
        if (chains.isEmpty()) {
            return;
        }
        Parts.heading(
                out,
                "What each step changed",
                "Models that were made from one another, judged on the same test rows. A filled sign: the step to it changed"
                        + " the figure by more than chance would, after Holm’s correction over all steps, groups and figures"
                        + " of the chain; a hollow one: chance may explain it. Of fairness figures, which have no such test, it is"
                        + " filled where the paired interval over repetitions excludes zero.");
        for (JsonNode chain : chains) {
            List<String> stages = Json.items(chain.path("stages")).stream()
                    .map(JsonNode::asText)
                    .toList();
            out.element("h3", MetricNames.capital(String.join(" → ", stages)));
            findings(chain, out);
            boolean first = true;
            for (String attribute : attributes(chain)) {
                out.open("details", first ? new String[] {"open", ""} : new String[0]);
                out.element("summary", attribute.isEmpty() ? "All rows" : "By " + attribute);
                out.open("div", "class", "panels small");
                for (String metric : metrics(chain)) {
                    out.open("figure")
                            .add(new SlopePlot(chain, stages, metric, attribute).draw())
                            .close();
                }
                for (JsonNode gap : chain.path("gaps")) {
                    if (gap.path("attribute").asText().equals(attribute)) {
                        out.open("figure")
                                .add(new SlopePlot(stages, gap).draw())
                                .close();
                    }
                }
                out.close().close().line();
                first = false;
            }
            out.open("details", "class", "numbers").element("summary", "Numbers");
            table(chain, out);
            out.close().line();
        }
    }

    /** One callout for each step, which its sentences begin with. */
    private static void findings(JsonNode chain, Html out) {
        Map<String, List<String>> steps = new LinkedHashMap<>();
        for (JsonNode sentence : chain.path("findings")) {
            String text = sentence.asText();
            int end = text.indexOf(": ");
            steps.computeIfAbsent(text.substring(0, Math.max(0, end)), step -> new ArrayList<>())
                    .add(MetricNames.capital(text.substring(end < 0 ? 0 : end + 2)));
        }
        steps.forEach((step, sentences) -> {
            out.open("div", "class", "callout").element("strong", step).open("ul");
            sentences.forEach(sentence -> out.element("li", sentence));
            out.close().close().line();
        });
    }

    /** The attributes; the empty one, for all rows, if there is none. */
    private static List<String> attributes(JsonNode chain) {
        Set<String> names = values(chain, "attribute");
        if (names.size() > 1) {
            names.remove("");
        }
        return List.copyOf(names);
    }

    private static List<String> metrics(JsonNode chain) {
        return List.copyOf(values(chain, "metric"));
    }

    private static Set<String> values(JsonNode chain, String name) {
        Set<String> values = new LinkedHashSet<>();
        chain.path("series").forEach(line -> values.add(line.path(name).asText()));
        return values;
    }

    private static void table(JsonNode chain, Html out) {
        Parts.table(
                out,
                "Differences to the stage before with 95 % intervals, p-values corrected by Holm. ● marks a difference beyond"
                        + " chance. A dash for p: fewer than " + StageChains.FEWEST + " rows under the figure.",
                "plain");
        Parts.head(out, "Figure", "Rows of", "Step", "Rows", "Before", "After", "Difference", "Adjusted p");
        out.open("tbody");
        List<JsonNode> series = new ArrayList<>(Json.items(chain.path("series")));
        for (JsonNode one : chain.path("differences")) {
            JsonNode values = series.stream()
                    .filter(line -> SlopePlot.sameKey(line, one))
                    .findFirst()
                    .map(line -> line.path("values"))
                    .orElse(Json.array(List.of()));
            int to = Json.items(chain.path("stages")).indexOf(one.path("to"));
            double low = Numbers.of(one.path("low"));
            String interval = Double.isNaN(low)
                    ? ""
                    : " [" + Numbers.signed(low) + ", " + Numbers.signed(Numbers.of(one.path("high"))) + "]";
            double adjusted = Numbers.of(one.path("adjusted"));
            out.open("tr")
                    .element("th", one.path("title").asText(), "scope", "row")
                    .element("td", StageSentences.whom(one))
                    .element(
                            "td",
                            one.path("from").asText() + " → " + one.path("to").asText())
                    .element("td", Numbers.count(Math.rint(Numbers.of(one.path("rows")))))
                    .element("td", Numbers.figure(Numbers.of(values.path(to - 1).path("mean"))))
                    .element("td", Numbers.figure(Numbers.of(values.path(to).path("mean"))))
                    .element(
                            "td",
                            Numbers.signed(Numbers.of(one.path("difference")))
                                    + interval
                                    + (one.path("differs").booleanValue() ? " ●" : ""))
                    .element("td", adjusted < 0.0005 ? "< 0.001" : Numbers.fixed(adjusted, 3))
                    .close()
                    .line();
        }
        out.close();
        Parts.endTable(out);
    }
}
