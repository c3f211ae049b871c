package io.limbeck.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final String EVIL =
            "</title><script>alert(1)</script><img src=http://example.com/x onerror=alert(1)>";

    private static RunRecord sweep;
    private static ObjectNode report;
    private static String page;

    @BeforeAll
    static void build() {
        sweep = LendingRun.sweep();
        report = new ReportBuilder().build(sweep);
        page = new HtmlReport().render(report);
    }

    static Schema schema() throws IOException {
        try (InputStream in = ReportBuilder.class.getResourceAsStream("report.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new ObjectMapper().readTree(in));
        }
    }

    @Test
    void everyReportKeepsToItsSchema() throws IOException {
        JsonNode read = new ObjectMapper().readTree(report.toString());
        assertThat(schema().validate(read)).isEmpty();
        assertThat(schema().validate(new ReportBuilder().build(LendingRun.single("one"))))
                .isEmpty();
    }

    /** Of 12,000 rows 11,280 have a race, and all a sex. */
    @Test
    void rowsOfUnknownGroupAreCounted() {
        assertThat(page).contains("Not known of all 12,000 rows: race of 720. They are in no group&#39;s figures");
    }

    @Test
    void theSchemaRefusesWhatItDoesNotKnow() throws IOException {
        assertThat(schema().validate(report.deepCopy().put("extra", 1))).isNotEmpty();
        assertThat(schema().validate(report.deepCopy().put("metricsHash", "none")))
                .isNotEmpty();
    }

    @Test
    void theSameRunGivesTheSameBytes() {
        RunRecord again = LendingRun.sweep();
        ObjectNode second = new ReportBuilder().build(again);
        assertThat(second.toString()).isEqualTo(report.toString());
        assertThat(new HtmlReport().render(second)).isEqualTo(page);
    }

    @Test
    void theHashIsOfTheFiguresAlone() {
        RunRecord renamed = new RunRecord(
                "another", "name", "", "2030-01-01", "2030-01-02", "", Json.object(), sweep.variants(), List.of());
        assertThat(ReportBuilder.metricsHash(renamed)).isEqualTo(ReportBuilder.metricsHash(sweep));
        RunRecord shorter = new RunRecord(
                sweep.id(),
                sweep.name(),
                "",
                "",
                "",
                "",
                sweep.manifest(),
                sweep.variants().subList(0, 5),
                List.of());
        assertThat(ReportBuilder.metricsHash(shorter)).isNotEqualTo(ReportBuilder.metricsHash(sweep));
    }

    @Test
    void thePageLoadsNothingAndRunsNothing() {
        assertThat(page).contains("default-src 'none'".replace("'", "&#39;"));
        assertThat(page).doesNotContain("<script", "http://", "https://", "url(", "@import", " onerror=", " style=\"");
    }

    @Test
    void thePageIsWellFormedAndAccessible() {
        assertThat(page).contains("<html lang=\"en\">", "<main>", "prefers-color-scheme: dark", "@media print");
        assertThat(count("<table")).isEqualTo(count("<caption"));
        assertThat(count("<svg class=\"plot\"")).isEqualTo(count("<desc>")).isGreaterThan(50);
        for (String element : List.of("table", "tr", "td", "details", "section", "svg", "div", "figure", "span")) {
            assertThat(count("<" + element + ">") + count("<" + element + " "))
                    .as(element)
                    .isEqualTo(count("</" + element + ">"));
        }
    }

    @Test
    void everySectionIsThere() {
        assertThat(page)
                .contains(
                        "id=\"findings\"",
                        "id=\"figures\"",
                        "id=\"sweep\"",
                        "id=\"groups\"",
                        "id=\"inheritance\"",
                        "id=\"changed-decisions\"",
                        "id=\"reliability\"",
                        "id=\"training\"",
                        "id=\"data\"",
                        "id=\"provenance\"");
        assertThat(new HtmlReport().render(new ReportBuilder().build(LendingRun.single("one"))))
                .doesNotContain("id=\"sweep\"");
    }

    @Test
    void namesCannotBreakOutOfThePage() {
        RunRecord run = LendingRun.single(EVIL);
        List<ModelRecord> models = new ArrayList<>();
        for (ModelRecord model : run.variants().get(0).models()) {
            models.add(new ModelRecord(
                    model.place(),
                    model.role(),
                    model.title() + EVIL,
                    model.component(),
                    model.of(),
                    model.twin(),
                    model.teacher(),
                    model.repetitions()));
        }
        VariantRecord variant = run.variants().get(0);
        RunRecord evil = new RunRecord(
                EVIL,
                EVIL,
                EVIL,
                EVIL,
                EVIL,
                EVIL,
                Json.object().put(EVIL, EVIL),
                List.of(new VariantRecord(EVIL, Map.of(), variant.data(), models)),
                List.of(EVIL));
        String html = new HtmlReport().render(new ReportBuilder().build(evil));
        assertThat(html).doesNotContain("<script", "<img").contains("&lt;script&gt;");
        assertThat(new TextTable().render(new ReportBuilder().build(evil), false))
                .isNotEmpty();
    }

    @Test
    void theTableForATerminalHasALinePerFigureAndAColumnPerModel() {
        String table = new TextTable().render(report, false);
        assertThat(table.lines().findFirst().orElseThrow())
                .containsSubsequence("teacher", "compact", "twin: compact scratch");
        assertThat(table).contains("Accuracy", "Demographic parity by sex×race", " ± ", " FAIL", " pass");
        assertThat(table).doesNotContain("\u001B");
        assertThat(new TextTable().render(report, true)).contains("\u001B[31m");
    }

    @Test
    void differencesAreTakenWithinEachRepetition() {
        JsonNode variant = report.path("variants").path(0);
        JsonNode difference = variant.path("differences").path(0);
        assertThat(difference.path("against").asText()).isEqualTo("teacher");
        JsonNode student = Trees.metric(variant.path("models").path(1), "quality/accuracy");
        JsonNode teacher = Trees.metric(variant.path("models").path(0), "quality/accuracy");
        for (int r = 0; r < 5; r++) {
            assertThat(difference.path("figure").path("values").path(r).doubleValue())
                    .isEqualTo(student.path("values").path(r).doubleValue()
                            - teacher.path("values").path(r).doubleValue());
        }
    }

    @Test
    void oneRepetitionClaimsNothingAboutChance() {
        ObjectNode one = new ReportBuilder().build(LendingRun.single("one"));
        assertThat(one.path("headline").toString())
                .contains("one repetition cannot tell")
                .doesNotContain("than chance");
    }

    @Test
    void aTerminalSeesNoControlCharactersOfNames() {
        Grid grid = new Grid(false);
        grid.row("evil\u001B[2J", List.of());
        assertThat(grid.toString()).isEqualTo("evil?[2J\n");
    }

    @Test
    void runsAreComparedSideBySide() {
        ObjectNode one = new ReportBuilder().build(LendingRun.single("one"));
        ObjectNode comparison = new CompareReport().json(List.of(report, one));
        assertThat(comparison.path("sameFigures").booleanValue()).isFalse();
        assertThat(comparison.path("runs")).hasSize(2);
        assertThat(comparison.path("rows").path(0).path("figures")).hasSize(2);
        assertThat(new CompareReport().text(List.of(report, one), false))
                .contains("teacher · Accuracy", "tiny · Equal opportunity by race");
        assertThat(new CompareReport()
                        .json(List.of(one, one))
                        .path("sameFigures")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void aRunWithoutStudentsOrGroupsIsReportedToo() {
        RunRecord run = HandMade.run(
                "teacher-only",
                "",
                List.of(HandMade.variant(
                        0,
                        List.of(HandMade.model(
                                "teacher",
                                Role.TEACHER,
                                "",
                                "",
                                List.of(HandMade.evaluation(0.8, Map.of(), List.of())))))));
        assertThat(new HtmlReport().render(new ReportBuilder().build(run))).contains("id=\"figures\"");
    }

    private static long count(String text) {
        return (page.length() - page.replace(text, "").length()) / text.length();
    }
}
