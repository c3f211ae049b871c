package io.limbeck.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.report.plot.Numbers;
import java.util.ArrayList;
import java.util.List;
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
        return view.models().size() <= WIDEST
                ? table(view, view.models(), coloured)
                : view.families().stream()
                        .map(family -> table(view, family.models(), coloured))
                        .collect(Collectors.joining("\n"));
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
