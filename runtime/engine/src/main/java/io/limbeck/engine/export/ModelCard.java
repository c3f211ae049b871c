package io.limbeck.engine.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.report.UnknownGroups;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Groups;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A model card [1] in Markdown, filled in from a run's report. What no run can know is asked for in so many words. It
 * holds counts and figures of groups, and no row of data.
 *
 * <p>[1] Mitchell et al.: Model Cards for Model Reporting, 2019, section 4.
 */
public final class ModelCard {

    private final JsonNode report;
    private final JsonNode variant;
    private final JsonNode model;
    private final RowForm form;
    private final List<String> notes;
    private final Markdown page = new Markdown();

    /**
     * A card.
     *
     * @param report the run's {@code report.json}
     * @param variant the point of a sweep, from 0
     * @param place the model's place
     * @param form the rows it takes
     * @param notes what the export found out, a sentence each
     */
    public ModelCard(JsonNode report, int variant, String place, RowForm form, List<String> notes) {
        this.report = report;
        this.variant = report.path("variants").path(variant);
        this.model = stream(this.variant.path("models"))
                .filter(one -> one.path("place").asText().equals(place))
                .findFirst()
                .orElse(report.path("missing"));
        this.form = form;
        this.notes = List.copyOf(notes);
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** {@return the card} */
    public String text() {
        page.title("Model card: " + report.path("name").asText() + ", "
                + model.path("title").asText("a model that the report does not judge"));
        details();
        use();
        factors();
        metrics();
        data();
        new CardAnalyses(report, variant, model, page).write();
        ethics();
        caveats();
        page.section("Experiment");
        page.paragraph("The document that was run. It can be run again.");
        page.code("yaml", report.path("document").asText());
        return page.text();
    }

    private void details() {
        page.section("Model details");
        JsonNode software = report.path("manifest").path("software");
        page.item("Run `" + report.path("id").asText() + "` of Limbeck "
                + software.path("limbeck").asText() + ", finished "
                + report.path("finished").asText());
        page.item("Made by `" + model.path("component").asText("–") + "`"
                + (model.path("teacher").asText().isEmpty()
                        ? ""
                        : ", distilled from `" + model.path("teacher").asText() + "`")
                + (model.path("before").asText().isEmpty()
                        ? ""
                        : ", after `" + model.path("before").asText() + "`"));
        if (report.path("variants").size() > 1) {
            page.item("Point of a sweep: " + variant.path("label").asText());
        }
        String facts =
                model.path("facts").properties().stream().map(ModelCard::fact).collect(Collectors.joining(", "));
        if (!facts.isEmpty()) {
            page.item("Facts: " + facts);
        }
        page.item("Takes " + form.features().size() + " numbers per row, made of "
                + form.raw().columns().size() + " columns; tells "
                + String.join(", ", form.prepared().classes()) + " apart, of which '"
                + form.prepared().classes().get(form.prepared().favourable()) + "' is favourable");
        page.item("`metricsHash` " + report.path("metricsHash").asText());
        page.end();
        page.open("licence, contact, how to cite it.");
    }

    private static String fact(Map.Entry<String, JsonNode> fact) {
        double mean = fact.getValue().path("mean").asDouble();
        String format = mean == Math.rint(mean) ? "%,.0f" : "%,.3f";
        return fact.getKey() + " " + String.format(Locale.ROOT, format, mean);
    }

    private void use() {
        page.section("Intended use");
        String about = report.path("description").asText();
        if (!about.isEmpty()) {
            page.paragraph("What the experiment was about: " + about.strip());
        }
        page.open("what it is for, who uses it, and what it must not be used for.");
    }

    private void factors() {
        page.section("Factors");
        List<List<String>> groups = new ArrayList<>();
        for (JsonNode group : variant.path("data").path("groups")) {
            groups.add(List.of(
                    group.path("attribute").asText(),
                    group.path("group").asText() + (group.path("privileged").asBoolean() ? " (privileged)" : ""),
                    String.format(Locale.ROOT, "%,d", group.path("rows").asLong()),
                    Markdown.share(group.path("baseRate"))));
        }
        if (groups.isEmpty()) {
            page.paragraph("No sensitive attribute was declared, so that nothing was judged group by group.");
            return;
        }
        page.paragraph(
                "Results are told apart by these groups. Intersections (`sex×race`) are attributes of their own.");
        page.table(List.of("attribute", "group", "rows", "share of '" + favourable() + "'"), groups);
        UnknownGroups.sentence(variant.path("data")).ifPresent(page::paragraph);
        Set<String> read = read();
        page.paragraph(
                read.isEmpty()
                        ? "The model does not read any of these attributes."
                        : "**The model reads " + String.join(", ", read) + ".**");
    }

    private String favourable() {
        return variant.path("data").path("favourable").asText();
    }

    /** {@return the sensitive attributes that are columns the model reads} */
    private Set<String> read() {
        Set<String> columns = form.raw().columns().stream().map(Column::name).collect(Collectors.toSet());
        Set<String> read = new LinkedHashSet<>();
        for (Groups groups : form.raw().sensitive()) {
            for (String part : groups.attribute().split("\u00d7", -1)) {
                if (columns.contains(part)) {
                    read.add(part);
                }
            }
        }
        return read;
    }

    private void metrics() {
        page.section("Metrics");
        page.paragraph("Brackets hold 95 % intervals; how they come about is told under"
                + " [quantitative analyses](#quantitative-analyses).");
        for (JsonNode definition : report.path("definitions")) {
            page.item("**" + definition.path("title").asText() + "** (`"
                    + definition.path("metric").asText() + "`): "
                    + definition.path("definition").asText() + "; "
                    + definition.path("better").asText() + " is better");
        }
        page.end();
    }

    private void data() {
        JsonNode data = variant.path("data");
        JsonNode splits = data.path("splits");
        page.section("Evaluation data");
        page.paragraph(String.format(
                Locale.ROOT,
                "`%s`: %,d rows, set apart before anything was learnt and used for nothing but judging.",
                data.path("component").asText(),
                splits.path("test").asLong()));
        page.section("Training data");
        page.paragraph(String.format(
                Locale.ROOT,
                "`%s`, %,d rows in all: %,d to learn from, %,d to select by, %,d to calibrate on.",
                data.path("component").asText(),
                data.path("rows").asLong(),
                splits.path("train").asLong(),
                splits.path("validation").asLong(),
                splits.path("calibration").asLong()));
        page.paragraph("Columns read: "
                + form.raw().columns().stream()
                        .map(column -> "`" + column.name() + "`")
                        .collect(Collectors.joining(", "))
                + ".");
        report.path("manifest")
                .path("data")
                .properties()
                .forEach(one -> page.item("fingerprint of `" + one.getKey() + "`: `"
                        + one.getValue().asText() + "`"));
        page.end();
        page.open("how the data came about, who is in it, who is not, and whether they agreed.");
    }

    private void ethics() {
        page.section("Ethical considerations");
        for (JsonNode figure : model.path("fairness")) {
            if (figure.path("verdict").asText().equals("FAIL")) {
                page.item("**" + figure.path("metric").asText() + " by "
                        + figure.path("attribute").asText() + " fails:** "
                        + figure.path("reason").asText());
            }
        }
        page.item(
                read().isEmpty()
                        ? "No sensitive attribute is an input. Others may stand in for it: that a model does not read an"
                                + " attribute does not make it fair."
                        : "Sensitive attributes are inputs: " + String.join(", ", read()) + ".");
        page.item(
                "This folder holds what was learnt (weights, categories, means, knots and borders of single columns) and"
                        + " no row of data.");
        page.end();
        page.open("whom a wrong decision harms, how they can object, and what was done about it.");
    }

    private void caveats() {
        page.section("Caveats and recommendations");
        notes.forEach(page::item);
        report.path("warnings").forEach(warning -> page.item(warning.asText()));
        for (JsonNode figure : model.path("fairness")) {
            if (figure.path("verdict").asText().equals("INSUFFICIENT_EVIDENCE")) {
                page.item("Not settled, " + figure.path("metric").asText() + " by "
                        + figure.path("attribute").asText() + ": "
                        + figure.path("reason").asText());
            }
        }
        page.item(
                "The figures hold for rows like those it was judged by. Measure again where it is used, group by group"
                        + " (`limbeck audit`).");
        page.end();
    }
}
