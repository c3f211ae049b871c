package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.report.plot.Html;
import java.util.List;

/** What a sweep shows: warnings first, then the fronts. */
final class SweepSection {

    private static final int SHOWN = 4;

    private SweepSection() {}

    static void write(ReportView view, Html out) {
        if (!view.isSweep()) {
            return;
        }
        JsonNode sweep = view.report().path("sweep");
        Parts.heading(
                out,
                "What fairness costs",
                "Every point is a model of the sweep. Which points are on the front, and which is its knee, was decided by"
                        + " validation rows alone; what is drawn are test rows, so that a point of the front may well lie"
                        + " beside another. Dominated points are hollow.");
        alarms(Json.items(sweep.path("alarms")), out);
        List<JsonNode> fronts = Json.items(sweep.path("fronts"));
        panels(view, fronts.subList(0, Math.min(SHOWN, fronts.size())), out);
        if (fronts.size() > SHOWN) {
            out.open("details").element("summary", "More fronts");
            panels(view, fronts.subList(SHOWN, fronts.size()), out);
            out.close().line();
        }
    }

    private static void alarms(List<JsonNode> alarms, Html out) {
        if (alarms.isEmpty()) {
            return;
        }
        out.open("aside", "class", "callout alarm").element("strong", "Fairer by one figure, less fair by another");
        list(alarms.subList(0, Math.min(3, alarms.size())), out);
        if (alarms.size() > 3) {
            out.open("details").element("summary", (alarms.size() - 3) + " more");
            list(alarms.subList(3, alarms.size()), out);
            out.close();
        }
        out.close().line();
    }

    private static void list(List<JsonNode> alarms, Html out) {
        out.open("ul");
        alarms.forEach(alarm -> out.element("li", alarm.path("sentence").asText()));
        out.close();
    }

    private static void panels(ReportView view, List<JsonNode> fronts, Html out) {
        out.open("div", "class", "panels wide");
        for (JsonNode front : fronts) {
            out.open("figure").add(new ParetoPlot(view, front).draw());
            out.open("details", "class", "numbers").element("summary", "Numbers");
            table(front, out);
            out.close().close();
        }
        out.close().line();
    }

    private static void table(JsonNode front, Html out) {
        String quality = MetricNames.title(front.path("quality").asText());
        String fairness = MetricNames.title(
                front.path("fairness").asText(), front.path("attribute").asText());
        Parts.table(out, quality + " and " + fairness + " on test rows", "plain");
        Parts.head(out, "Point", "Model", quality, fairness, "Verdict", "Place");
        out.open("tbody");
        int number = 0;
        for (JsonNode point : front.path("points")) {
            boolean knee = front.path("knee").isInt() && front.path("knee").intValue() == number++;
            out.open("tr")
                    .element("th", point.path("label").asText(), "scope", "row")
                    .element("td", point.path("model").asText());
            out.open("td").add(Parts.figure(point.path("quality"))).close();
            out.open("td").add(Parts.figure(point.path("fairness"))).close();
            out.open("td").add(Parts.chip(point.path("verdict").asText())).close();
            out.element("td", place(front, point, knee)).close().line();
        }
        out.close();
        Parts.endTable(out);
    }

    private static String place(JsonNode front, JsonNode point, boolean knee) {
        if (front.path("selectedOn").asText().equals("nothing")) {
            return "not decided: no validation figures";
        }
        return knee ? "front, knee" : point.path("onFront").booleanValue() ? "front" : "dominated";
    }
}
