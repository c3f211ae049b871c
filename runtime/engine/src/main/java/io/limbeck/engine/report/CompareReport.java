package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.report.plot.Html;
import io.limbeck.engine.report.plot.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Several runs side by side: a line per model and figure, a column per run. Models are matched by title, figures by
 * metric and attribute; of a sweep the variant is taken that its report shows. What a run does not have is left empty.
 */
public final class CompareReport {

    private record Key(String model, String metric, String attribute) {}

    /** {@return the comparison of these {@code report.json} trees as a tree} */
    public ObjectNode json(List<JsonNode> reports) {
        ObjectNode tree = Json.object().put("format", "limbeck-comparison/1");
        ArrayNode runs = tree.putArray("runs");
        reports.forEach(report -> runs.addObject()
                .put("id", report.path("id").asText())
                .put("name", report.path("name").asText())
                .put("variant", ReportView.of(report).variant().path("label").asText())
                .put("metricsHash", report.path("metricsHash").asText()));
        tree.put(
                "sameFigures",
                reports.stream()
                                .map(report -> report.path("metricsHash").asText())
                                .distinct()
                                .count()
                        <= 1);
        ArrayNode rows = tree.putArray("rows");
        rows(reports).forEach((key, cells) -> {
            ArrayNode figures = rows.addObject()
                    .put("model", key.model())
                    .put("metric", key.metric())
                    .put("attribute", key.attribute())
                    .putArray("figures");
            cells.forEach(figures::add);
        });
        return tree;
    }

    /** {@return the comparison as a table, lines ended by a line feed} */
    public String text(List<JsonNode> reports, boolean coloured) {
        Grid grid = new Grid(coloured);
        List<String> titles = new ArrayList<>(List.of(""));
        reports.forEach(report -> titles.add(report.path("id").asText()));
        grid.head(titles);
        rows(reports)
                .forEach((key, cells) -> grid.row(
                        key.model() + " · " + MetricNames.title(key.metric(), key.attribute()),
                        cells.stream()
                                .map(cell -> TextTable.cell(
                                        cell.path("figure"),
                                        cell.path("verdict").asText()))
                                .toList()));
        return grid.toString();
    }

    /** {@return the comparison as a page}: the same table, and what federations of all runs sent for their accuracy, on one axis */
    public String html(List<JsonNode> reports) {
        String title = reports.stream()
                .map(report -> report.path("name").asText())
                .distinct()
                .collect(Collectors.joining(", "));
        Html begin = new Html();
        begin.open("header")
                .element("p", "Limbeck · comparison", "class", "kicker")
                .element("h1", title)
                .close();
        Html body = new Html();
        Html sent = new Html();
        TrafficSection.write(traffic(reports), sent);
        if (!sent.toString().isEmpty()) {
            body.open("section").add(sent).close().line();
        }
        body.open("section").element("h2", "Figures");
        Parts.table(body, "Figures of " + reports.size() + " runs", "plain");
        List<String> head = new ArrayList<>(List.of("Model", "Figure"));
        reports.forEach(report -> head.add(report.path("id").asText()));
        Parts.head(body, head.toArray(String[]::new));
        body.open("tbody");
        rows(reports).forEach((key, cells) -> {
            body.open("tr").element("th", MetricNames.capital(key.model()), "scope", "row");
            body.element("td", MetricNames.title(key.metric(), key.attribute()));
            cells.forEach(cell -> body.open("td")
                    .add(cell.has("figure") ? Parts.figure(cell.path("figure")) : new Html().text(Numbers.UNDEFINED))
                    .close());
            body.close().line();
        });
        body.close();
        Parts.endTable(body);
        body.close();
        Html footer = new Html().text("Limbeck comparison of " + reports.size() + " runs.");
        return HtmlReport.page(title + " · Limbeck comparison", begin, body, footer);
    }

    private static List<Traffic> traffic(List<JsonNode> reports) {
        List<Traffic> lines = new ArrayList<>();
        for (JsonNode report : reports) {
            for (Traffic line : Traffic.of(ReportView.of(report).models())) {
                lines.add(line.as(report.path("name").asText() + ": " + line.title(), lines.size()));
            }
        }
        return lines;
    }

    private static Map<Key, List<JsonNode>> rows(List<JsonNode> reports) {
        Map<Key, List<JsonNode>> rows = new LinkedHashMap<>();
        for (int r = 0; r < reports.size(); r++) {
            int run = r;
            for (ReportView.Model model : ReportView.of(reports.get(r)).models()) {
                for (String list : List.of("metrics", "fairness")) {
                    model.node().path(list).forEach(item -> {
                        Key key = new Key(
                                model.title(),
                                item.path("metric").asText(),
                                item.path("attribute").asText());
                        ObjectNode cell = Json.object().set("figure", item.path("figure"));
                        if (item.has("verdict")) {
                            cell.set("verdict", item.path("verdict"));
                        }
                        rows.computeIfAbsent(key, k -> blank(reports.size())).set(run, cell);
                    });
                }
            }
        }
        return rows;
    }

    private static List<JsonNode> blank(int columns) {
        List<JsonNode> cells = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            cells.add(Json.object());
        }
        return cells;
    }
}
