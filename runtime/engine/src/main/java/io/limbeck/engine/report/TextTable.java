package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.report.plot.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The headline table for a terminal: a line per figure, a column per model, mean and 95 % interval. Many
 * models are told in several tables, each student beside its teacher and twins.
 */
public final class TextTable {

    private static final int WIDEST = 5;

    /** {@return the table of {@code report}, lines ended by a line feed} */
    public String render(JsonNode report, boolean coloured) {
        ReportView view = ReportView.of(report);
        String tables = view.models().size() <= WIDEST
                ? table(view, view.models(), coloured)
                : view.families().stream()
                        .map(family -> table(view, family.models(), coloured))
                        .collect(Collectors.joining("\n"));
        return tables + fidelity(view);
    }

    /** A line for each student and twin: how much of each gap is recovered. */
    private static String fidelity(ReportView view) {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        view.variant().path("recovered").forEach(item -> lines.computeIfAbsent(
                        item.path("student").asText() + ", gap to twin "
                                + item.path("twin").asText() + " recovered",
                        none -> new ArrayList<>())
                .add(MetricNames.inSentence(item.path("metric").asText(), "") + " "
                        + Numbers.fixed(100 * item.path("share").doubleValue(), 0) + " %"));
        view.variant().path("stability").forEach(item -> lines.computeIfAbsent(
                        item.path("student").asText() + ", distilled again", none -> new ArrayList<>())
                .add("same decision "
                        + Numbers.points(Numbers.of(item.path("agreement").path("mean"))) + " %"));
        StringBuilder text = new StringBuilder(lines.isEmpty() ? "" : "\n");
        lines.forEach(
                (title, parts) -> text.append((title + ": " + String.join(", ", parts)).replaceAll("\\p{Cntrl}", "?"))
                        .append('\n'));
        return text.toString();
    }

    private static String table(ReportView view, List<ReportView.Model> models, boolean coloured) {
        Grid grid = new Grid(coloured);
        List<String> titles = new ArrayList<>(List.of(""));
        models.forEach(model -> titles.add(model.title()));
        grid.head(titles);
        for (JsonNode definition : view.report().path("definitions")) {
            String metric = definition.path("metric").asText();
            if (definition.path("fairness").booleanValue()) {
                view.attributes().forEach(attribute -> fairness(models, grid, metric, attribute));
            } else {
                List<Grid.Cell> cells = new ArrayList<>();
                models.forEach(model -> cells.add(cell(Trees.metric(model.node(), metric), "")));
                grid.row(MetricNames.title(metric), cells);
            }
        }
        return grid.toString();
    }

    private static void fairness(List<ReportView.Model> models, Grid grid, String metric, String attribute) {
        List<Grid.Cell> cells = new ArrayList<>();
        boolean any = false;
        for (ReportView.Model model : models) {
            JsonNode item = Trees.fairness(model.node(), metric, attribute);
            any |= !item.isMissingNode();
            cells.add(cell(item.path("figure"), item.path("verdict").asText()));
        }
        if (any) {
            grid.row(MetricNames.title(metric, attribute), cells);
        }
    }

    static Grid.Cell cell(JsonNode figure, String verdict) {
        String text = (Numbers.figure(Numbers.of(figure.path("mean"))) + " " + Numbers.interval(figure)).strip();
        return switch (verdict) {
            case "PASS" -> new Grid.Cell(text + " pass", Grid.Colour.GREEN);
            case "FAIL" -> new Grid.Cell(text + " FAIL", Grid.Colour.RED);
            case "INSUFFICIENT_EVIDENCE" -> new Grid.Cell(text + " ?", Grid.Colour.YELLOW);
            default -> new Grid.Cell(text, Grid.Colour.PLAIN);
        };
    }
}
