package io.limbeck.engine.run;

import static io.limbeck.engine.run.Workshop.document;
import static io.limbeck.engine.run.Workshop.student;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.limbeck.engine.plan.PlanText;
import io.limbeck.engine.report.ReportBuilder;
import io.limbeck.engine.run.Workshop.Watched;
import io.limbeck.spi.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finished models are asked why they decide as they do. */
class ExplanationRunTest {

    private static final String EXPLAIN = "explain: [test/look, test/refuse]\n";

    @TempDir
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();

    private Workshop workshop(int breaksUntil) {
        return new Workshop(folder, Askers.catalog(asked, breaksUntil));
    }

    private static JsonNode explanations(Watched run, int model) {
        return run.folder()
                .report()
                .orElseThrow()
                .path("variants")
                .get(0)
                .path("models")
                .get(model)
                .path("explanations");
    }

    private static double figure(JsonNode explanation, int figure) {
        return explanation.path("figures").get(figure).path("value").asDouble(Double.NaN);
    }

    @Test
    void teacherAndStudentAreExplainedAndTwinsAreNot() throws IOException {
        Watched run = workshop(0).run(document(student("a")) + EXPLAIN, "repeat=2");
        assertThat(run.begun).contains("explanation teacher", "explanation students.a");
        assertThat(asked).as("first repetition alone").hasValue(2);
        JsonNode teacher = explanations(run, 0);
        JsonNode student = explanations(run, 1);
        assertThat(explanations(run, 2)).isEmpty();
        assertThat(explanations(run, 3)).isEmpty();
        assertThat(teacher.findValuesAsText("explainer")).containsExactly("test/look", "test/refuse");
        assertThat(figure(teacher.get(0), 1)).as("a teacher has no teacher").isNaN();
        assertThat(figure(student.get(0), 1)).as("the teacher's word").isEqualTo(figure(teacher.get(0), 0));
        assertThat(figure(student.get(0), 2)).as("raw rows").isEqualTo(20);
        assertThat(figure(student.get(0), 3)).as("background").isEqualTo(600);
        assertThat(student.get(1).path("problem").asText()).isEqualTo("has no inside. Way out: look at another model");
        JsonNode bars = student.get(0).path("exhibits").get(0);
        assertThat(bars.path("type").asText()).isEqualTo("bars");
        assertThat(bars.path("groups").findValuesAsText("label")).noneMatch(name -> name.contains("="));
        try (InputStream in = ReportBuilder.class.getResourceAsStream("report.schema.json")) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(new ObjectMapper().readTree(in))
                            .validate(run.folder().report().orElseThrow()))
                    .isEmpty();
        }
    }

    @Test
    void anAdditiveStudentAndASoftTreeAnswerRealExplainersAndAreDrawnUnasked() {
        String glass = student("glass").replace("{use: models/mlp, hidden: [4]}", "models/additive");
        String tree = student("tree").replace("{use: models/mlp, hidden: [4]}", "{use: models/soft-tree, depth: 2}");
        String explain = "explain: [{use: interpretability/attribution-agreement, rows: 10}]\n";
        Watched run = workshop(0).run(document(glass, tree) + explain, "twins=[]");
        for (int model : List.of(1, 2)) {
            assertThat(explanations(run, model).findValuesAsText("explainer"))
                    .containsExactly("", "interpretability/attribution-agreement");
            assertThat(explanations(run, model).findValuesAsText("problem")).containsOnly("");
            assertThat(explanations(run, model).get(0).path("exhibits")).isNotEmpty();
        }
        assertThat(explanations(run, 2).get(0).path("exhibits").findValuesAsText("type"))
                .contains("tree");
    }

    @Test
    void anExplanationIsReusedUntilModelOrExplainersChange() {
        Workshop workshop = workshop(0);
        String document = document(student("a")) + EXPLAIN;
        Watched first = workshop.run(document);
        String hash = first.hash();
        assertThat(workshop.run(document(student("b")) + EXPLAIN).begun).isEmpty();
        Watched other = workshop.run(document, "explain[0]={use: test/look, rows: 10}");
        assertThat(other.begun).containsExactly("explanation teacher", "explanation students.a");
        assertThat(other.hash()).as("explanations are no figures of the run").isEqualTo(hash);
        assertThat(workshop.run(document, "students.a.train.epochs=1").begun)
                .contains("explanation students.a")
                .doesNotContain("explanation teacher");
        assertThat(workshop.run(document, "explain=[{use: test/refuse}, {use: test/look}]")
                        .folder()
                        .report())
                .hasValueSatisfying(report -> assertThat(chance(report))
                        .as("the order of explainers changes none of them")
                        .isEqualTo(chance(first.folder().report().orElseThrow())));
    }

    @Test
    void aRedistilledTwinSaysHowMuchTwoDistillationsAgree() {
        Watched run = workshop(0).run(document(student("a")) + EXPLAIN, "twins=[redistilled]");
        assertThat(run.begun).contains("model students.a~redistilled", "explanation students.a~redistilled");
        JsonNode variant = run.folder().report().orElseThrow().path("variants").get(0);
        assertThat(variant.path("models")).hasSize(3);
        assertThat(variant.at("/models/2/title").asText()).isEqualTo("twin: redistilled");
        JsonNode stability = variant.path("stability").get(0);
        assertThat(stability.path("agreement").path("mean").asDouble()).isBetween(0.5, 1.0);
        assertThat(stability.path("distance").path("mean").asDouble()).isBetween(1e-6, 0.5);
        assertThat(stability.path("attributions").get(0).path("rankCorrelation").asDouble())
                .isEqualTo(1);
    }

    private static List<Double> chance(JsonNode report) {
        return report.findParents("definition").stream()
                .filter(figure -> figure.path("name").asText().equals("chance"))
                .map(figure -> figure.path("value").doubleValue())
                .toList();
    }

    @Test
    void aRunThatBrokeWhileExplainingGoesOnThere() {
        assertThatThrownBy(() -> workshop(1).run(document(student("a")) + EXPLAIN))
                .isInstanceOf(RunFailedException.class)
                .hasMessage("The explainer 'test/look' failed on the model 'teacher': IllegalStateException: not yet");
        Watched resumed = new Watched();
        Workshop workshop = workshop(0);
        RunFolder folder = workshop.engine().resume(RunFolder.open(workshop.runs(), "latest"), resumed);
        assertThat(folder.state()).isEqualTo(RunFolder.State.FINISHED);
        assertThat(resumed.begun).containsExactly("explanation teacher", "explanation students.a");
    }

    @Test
    void thePlanNamesWhatWillBeExplained() {
        Workshop workshop = workshop(0);
        String document = document(student("a")) + EXPLAIN;
        assertThat(PlanText.of(workshop.engine().plan(workshop.submission(document))))
                .contains("run     explanation of teacher", "run     explanation of students.a");
        workshop.run(document);
        assertThat(PlanText.of(workshop.engine().plan(workshop.submission(document, "explain[0].rows=5"))))
                .contains("setting explain[0].rows changed from 20 to 5");
    }

    @Test
    void anExplainerThatIsNotThereIsToldBeforeAnythingRuns() {
        assertThatThrownBy(() -> workshop(0).run(document(student("a")) + "explain: [test/loook, quality/accuracy]\n"))
                .isInstanceOfSatisfying(InvalidInputException.class, wrong -> assertThat(wrong.problems())
                        .anySatisfy(problem -> {
                            assertThat(problem.where()).isEqualTo("explain[0].use");
                            assertThat(problem.remedy()).contains("'test/look'", "--kind explainer");
                        })
                        .anySatisfy(problem -> assertThat(problem.toString())
                                .startsWith("explain[1]: 'quality/accuracy' is a metric, but this place takes an"
                                        + " explainer\n    plug in an explainer; ")));
    }
}
