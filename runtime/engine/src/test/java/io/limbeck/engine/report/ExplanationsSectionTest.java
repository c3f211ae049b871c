package io.limbeck.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.limbeck.engine.explain.Explained;
import io.limbeck.engine.explain.ExplanationJson;
import io.limbeck.spi.explain.Exhibit;
import io.limbeck.spi.explain.Explanation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Explanations in report.json and on the page. */
class ExplanationsSectionTest {

    private static final String EVIL = "</figcaption><script>alert(1)</script>\" onload=\"alert(1)";

    private static ObjectNode report;
    private static String page;

    @BeforeAll
    static void build() throws IOException {
        report = new ReportBuilder().build(ExhibitsByHand.explained(LendingRun.single("explained")));
        page = new HtmlReport().render(report);
        Files.writeString(Path.of("target", "explained.html"), page);
    }

    @Test
    void everyExhibitKeepsToTheSchemaAndComesBackFromJson() throws IOException {
        try (InputStream in = ReportBuilder.class.getResourceAsStream("report.schema.json")) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(new ObjectMapper().readTree(in))
                            .validate(new ObjectMapper().readTree(report.toString())))
                    .isEmpty();
        }
        List<Explained> explained = ExhibitsByHand.of("student", 0.04);
        List<Explained> read = ExplanationJson.read(ExplanationJson.write(explained));
        assertThat(ExplanationJson.write(read)).isEqualTo(ExplanationJson.write(explained));
        assertThat(read).hasSameSizeAs(explained);
        assertThat(read.get(0).exhibits()).hasSameSizeAs(explained.get(0).exhibits());
    }

    @Test
    void anUndefinedNumberIsNullAndComesBackAsNaN() {
        Exhibit grid = new Exhibit.Grid(
                "a",
                "",
                List.of(new Exhibit.GridColumn("n", Exhibit.Format.NUMBER)),
                List.of(new Exhibit.GridRow("r", List.of(Double.NaN)), new Exhibit.GridRow("s", List.of(1 / 3.0))));
        Exhibit gallery =
                new Exhibit.Gallery("b", "", List.of(new Exhibit.Picture("p", 1, 2, List.of(Float.NaN, 1 / 3f), true)));
        List<Explained> explained = List.of(Explained.of("x", new Explanation(List.of(), List.of(grid, gallery))));
        String json = ExplanationJson.write(explained).toString();
        assertThat(json).contains("[null]", "[0.333333]", "[null,0.333]");
        Exhibit.Grid back = (Exhibit.Grid) ExplanationJson.read(ExplanationJson.write(explained))
                .get(0)
                .exhibits()
                .get(0);
        assertThat(back.rows().get(0).values().get(0)).isNaN();
    }

    @Test
    void teacherAndStudentStandSideBySideUnderOneHeading() {
        assertThat(page).contains("href=\"#explanations\"");
        assertThat(count("<h3>Permutation importance</h3>")).isEqualTo(1);
        assertThat(count("<strong>Permutation importance</strong>")).isEqualTo(2);
        assertThat(page)
                .contains("Teacher: has no rules to be read. Way out: ask a student that is a tree")
                .contains("Part 2: ")
                .contains("→ part 2")
                .contains("87.1 %")
                .contains("0.000410");
    }

    @Test
    void thePageStillRunsAndLoadsNothing() {
        assertThat(page).doesNotContain("<script", "http://", "https://", "url(", " style=\"");
        assertThat(Pattern.compile("(src|href)=\"(?!data:|#)").matcher(page).find())
                .isFalse();
        for (String element : List.of("table", "tr", "td", "details", "svg", "div", "figure", "figcaption", "p")) {
            assertThat(count("<" + element + ">") + count("<" + element + " "))
                    .as(element)
                    .isEqualTo(count("</" + element + ">"));
        }
    }

    @Test
    void namesOfFeaturesAndClassesCannotBreakOutOfThePage() {
        Exhibit.Picture picture = new Exhibit.Picture(EVIL, 1, 1, List.of(1f), true);
        Exhibit.TreeNode leaf = new Exhibit.TreeNode(EVIL, EVIL, 0.5, List.of(1.0), List.of(picture), List.of());
        List<Exhibit> exhibits = List.of(
                new Exhibit.Grid(
                        EVIL,
                        EVIL,
                        List.of(new Exhibit.GridColumn(EVIL, Exhibit.Format.COUNT)),
                        List.of(new Exhibit.GridRow(EVIL, List.of(1.0)))),
                new Exhibit.Bars(
                        EVIL, EVIL, EVIL, List.of(EVIL), List.of(new Exhibit.BarGroup(EVIL, List.of(1.0), List.of()))),
                new Exhibit.Curves(
                        EVIL, EVIL, EVIL, EVIL, List.of(new Exhibit.Line(EVIL, List.of(1.0, 2.0), List.of(1.0, 2.0)))),
                new Exhibit.Tree(
                        EVIL,
                        EVIL,
                        List.of(EVIL),
                        new Exhibit.TreeNode(EVIL, "", 1, List.of(1.0), List.of(picture), List.of(leaf, leaf))),
                new Exhibit.Gallery(EVIL, EVIL, List.of(picture)));
        Explained evil = new Explained(
                "evil/evil",
                EVIL,
                List.of(new Explanation.Figure(EVIL, 1, Exhibit.Format.NUMBER, Optional.empty(), EVIL)),
                List.of(exhibits.get(0), new Exhibit.Panel(EVIL, EVIL, exhibits)));
        assertThat(html(evil)).doesNotContain("<script", "\" onload").contains("&lt;script&gt;");
    }

    @Test
    void whatIsEmptyOrUndefinedIsDrawnWithoutHarm() {
        List<Exhibit> exhibits = List.of(
                new Exhibit.Grid("grid", "", List.of(), List.of()),
                new Exhibit.Bars("bars", "", "", List.of(), List.of()),
                new Exhibit.Bars(
                        "zero", "", "", List.of("a"), List.of(new Exhibit.BarGroup("b", List.of(0.0), List.of()))),
                new Exhibit.Bars(
                        "nan",
                        "",
                        "",
                        List.of("a"),
                        List.of(new Exhibit.BarGroup("b", List.of(Double.NaN), List.of()))),
                new Exhibit.Curves("curves", "", "", "", List.of()),
                new Exhibit.Curves("point", "", "", "", List.of(new Exhibit.Line("l", List.of(1.0), List.of(1.0)))),
                new Exhibit.Gallery("gallery", "", List.of()),
                new Exhibit.Tree(
                        "tree",
                        "",
                        List.of(),
                        new Exhibit.TreeNode("", "", Double.NaN, List.of(), List.of(), List.of())),
                new Exhibit.Panel("panel", "", List.of()));
        assertThat(html(new Explained("a/b", "", List.of(), exhibits)))
                .contains("There is no point to draw.")
                .doesNotContain("NaN", "Infinity");
    }

    @Test
    void aPointOfASweepThatIsNotShownTellsFiguresWithoutExhibits() {
        ModelRecord model = new ModelRecord(
                "teacher",
                Role.TEACHER,
                "teacher",
                "models/trained",
                "",
                "",
                "",
                List.of(),
                ExhibitsByHand.of("student", 0));
        assertThat(new ModelReport(model, true).build().path("explanations")).hasSize(4);
        ObjectNode other = new ModelReport(model, false).build();
        assertThat(other.path("explanations").findValuesAsText("explainer"))
                .containsExactly("interpretability/permutation-importance", "interpretability/integrated-gradients");
        assertThat(other.toString()).doesNotContain("\"type\"");
    }

    @Test
    void aDefinitionOfOneModelAloneStandsByItsFigure() {
        String two = html(
                slices("of 8 slices", "error rate where age is high"),
                slices("of 8 slices", "error rate where age is low"));
        assertThat(two)
                .contains("Confirmed<span class=\"definition\">of 8 slices</span></th><td>3</td><td>3</td>")
                .contains("Worst</th><td>0.250<span class=\"definition\">error rate where age is high</span></td>"
                        + "<td>0.250<span class=\"definition\">error rate where age is low</span></td>");
    }

    private static Explained slices(String shared, String own) {
        return Explained.of(
                "fairness/worst-slice",
                new Explanation(
                        List.of(
                                new Explanation.Figure("confirmed", 3, Exhibit.Format.COUNT, Optional.empty(), shared),
                                new Explanation.Figure("worst", 0.25, Exhibit.Format.NUMBER, Optional.empty(), own)),
                        List.of()));
    }

    private static String html(Explained... explained) {
        List<ModelRecord> models = new ArrayList<>();
        for (Explained one : explained) {
            String place = models.isEmpty() ? "teacher" : "students.number" + models.size();
            Role role = models.isEmpty() ? Role.TEACHER : Role.STUDENT;
            models.add(new ModelRecord(
                    place,
                    role,
                    place,
                    "models/trained",
                    "",
                    "",
                    "",
                    HandMade.model(
                                    place,
                                    role,
                                    "",
                                    "",
                                    List.of(HandMade.evaluation(0.8, java.util.Map.of(), List.of())))
                            .repetitions(),
                    List.of(one)));
        }
        VariantRecord variant = HandMade.variant(0, models);
        return new HtmlReport().render(new ReportBuilder().build(HandMade.run("one", "", List.of(variant))));
    }

    private static long count(String text) {
        return (page.length() - page.replace(text, "").length()) / text.length();
    }
}
