package io.limbeck.engine.run;

import static io.limbeck.engine.run.Workshop.document;
import static io.limbeck.engine.run.Workshop.student;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.engine.run.Workshop.Watched;
import io.limbeck.spi.data.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From document to report, and what is reused on the way. */
class EngineTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private static List<JsonNode> events(RunFolder run) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readAllLines(run.path().resolve("events.jsonl"))) {
            events.add(JSON.readTree(line));
        }
        return events;
    }

    @Test
    void aRunLeavesDocumentPlanManifestEventsAndReport() throws IOException {
        Watched watched = new Workshop(folder).run(document(student("a")), "teacher.train.epochs=2");
        RunFolder run = watched.folder();
        assertThat(run.state()).isEqualTo(RunFolder.State.FINISHED);
        assertThat(run.text("experiment.yaml")).isEqualTo(document(student("a")));
        assertThat(run.json("plan.json").orElseThrow().path("steps")).hasSize(9);
        assertThat(run.manifest().path("overrides").get(0).asText()).isEqualTo("teacher.train.epochs=2");
        assertThat(run.manifest().path("components").path("models/trained").asText())
                .startsWith("limbeck-models 0.1.0 ");
        assertThat(run.text("report.html")).contains("<svg", "Demographic parity");
        assertThat(run.path().resolve("checkpoints")).doesNotExist();
        assertThat(run.path().resolve("artifacts")).isDirectory();

        JsonNode models = run.report().orElseThrow().path("variants").get(0).path("models");
        assertThat(models.findValuesAsText("place"))
                .containsExactly("teacher", "students.a", "students.a~scratch", "students.a~hard-labels");
        List<JsonNode> events = events(run);
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).path("seq").asInt(-1)).isEqualTo(i);
            assertThat(events.get(i).path("time").asText()).isNotEmpty();
        }
        assertThat(events.get(0).path("type").asText()).isEqualTo("run-started");
        assertThat(events.get(events.size() - 1).path("type").asText()).isEqualTo("run-finished");
        assertThat(events.get(events.size() - 1).path("metricsHash").asText()).isEqualTo(watched.hash());
        assertThat(events.stream().filter(one -> one.path("type").asText().equals("progress")))
                .hasSize(2 + 3 * 2);
    }

    @Test
    void aFinishedRunIsLeftAsItIsWhenItIsResumed() throws IOException {
        Workshop workshop = new Workshop(folder);
        Watched watched = workshop.run(document(student("a")));
        List<String> before = Workshop.files(watched.folder().path());
        assertThat(workshop.engine().resume(watched.folder(), RunListener.NONE)).isEqualTo(watched.folder());
        assertThat(Workshop.files(watched.folder().path())).isEqualTo(before);

        Files.createDirectories(watched.folder().checkpoints("0123"));
        workshop.engine().resume(watched.folder(), RunListener.NONE);
        assertThat(Workshop.files(watched.folder().path())).isEqualTo(before);
    }

    @Test
    void aSecondStudentCausesNoTeacherPass() {
        Workshop workshop = new Workshop(folder);
        Watched first = workshop.run(document(student("a"), student("b").replace("[4]", "[5]")));
        assertThat(first.passes.stream().filter(pass -> pass.startsWith("teacher ")))
                .containsExactly(
                        "teacher on train", "teacher on validation", "teacher on calibration", "teacher on test");
        Watched second = workshop.run(document(
                student("a"), student("b").replace("[4]", "[5]"), student("c").replace("[4]", "[6]")));
        assertThat(second.modelsToRun()).containsExactly("students.c", "students.c~scratch", "students.c~hard-labels");
        assertThat(second.passes).hasSize(3 * Split.values().length).noneMatch(pass -> pass.startsWith("teacher"));
    }

    @Test
    void renamingMovingAndRestartingReuseEverything() throws IOException {
        String original = document(student("a"));
        Watched first = new Workshop(folder).run(original);
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Engine restarted = new Workshop(folder).engine();

        Watched renamed = new Watched();
        RunFolder run = restarted.run(
                new Submission(
                        document(student("other")).replace("name: tiny", "name: renamed"),
                        "elsewhere.yaml",
                        elsewhere,
                        List.of(),
                        OptionalLong.empty()),
                renamed);
        assertThat(renamed.begun).isEmpty();
        assertThat(renamed.passes).isEmpty();
        JsonNode student = run.report()
                .orElseThrow()
                .path("variants")
                .get(0)
                .path("models")
                .get(1);
        assertThat(student.path("title").asText()).isEqualTo("other");
        assertThat(student.path("changes").findValuesAsText("against"))
                .contains("teacher", "twin: scratch", "twin: hard-labels")
                .noneMatch(name -> name.contains("a "));
        assertThat(first.folder().id()).endsWith("-tiny");
        assertThat(run.id()).endsWith("-renamed");
    }

    @Test
    void aChangeRunsWhatDependsOnItAndNothingElse() {
        Workshop workshop = new Workshop(folder);
        workshop.run(document(student("a")));
        assertThat(workshop.run(document(student("a")), "students.a.objective[1].temperature=3")
                        .modelsToRun())
                .containsExactly("students.a");
        assertThat(workshop.run(document(student("a")), "students.a.train.epochs=1")
                        .modelsToRun())
                .containsExactly("students.a", "students.a~scratch", "students.a~hard-labels");
        assertThat(workshop.run(document(student("a")), "teacher.train.epochs=2")
                        .modelsToRun())
                .containsExactly("teacher", "students.a", "students.a~hard-labels");
        Watched metric =
                workshop.run(document(student("a")), "evaluate[2]={use: fairness/demographic-parity, threshold: 0.2}");
        assertThat(metric.passes).isEmpty();
        assertThat(metric.begun).hasSize(4).allMatch(step -> step.startsWith("evaluation "));
    }

    @Test
    void moreRepetitionsContainTheFewerOnes() {
        Workshop workshop = new Workshop(folder);
        Watched one = workshop.run(document(student("a")));
        Watched three = workshop.run(document(student("a")), "repeat=3");
        assertThat(three.passes).hasSize(2 * 4 * Split.values().length);
        assertThat(first(three)).isEqualTo(first(one)).isNotEmpty();
    }

    @Test
    void aStudentMayHaveAnyNameAndIsAStudentAllTheSame() {
        Workshop workshop = new Workshop(folder);
        Watched odd = workshop.run(document(student("\"8 units, v.2\"")));
        Watched plain = workshop.run(document(student("eight")));
        assertThat(roles(odd))
                .containsExactly(
                        "TEACHER teacher", "STUDENT 8 units, v.2", "TWIN twin: scratch", "TWIN twin: hard-labels")
                .hasSameSizeAs(roles(plain));
        assertThat(plain.begun).isEmpty();
        assertThat(odd.folder().report().orElseThrow().toString()).contains("interpretability/fidelity");
    }

    private static List<String> roles(Watched run) {
        List<String> roles = new ArrayList<>();
        run.folder()
                .report()
                .orElseThrow()
                .path("variants")
                .get(0)
                .path("models")
                .forEach(model -> roles.add(model.path("role").asText().toUpperCase(java.util.Locale.ROOT) + " "
                        + model.path("title").asText()));
        return roles;
    }

    @Test
    void bytesThatChangedInTheStoreAreNotBelieved() throws IOException {
        Workshop workshop = new Workshop(folder);
        String hash = hash(workshop.run(document(student("a"))));
        try (Stream<Path> files = Files.walk(workshop.runs().resolve(".store"))) {
            for (Path file : files.filter(path -> path.endsWith("outputs/test.f32") || path.endsWith("evaluation.json"))
                    .toList()) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length - 2] ^= 1;
                Files.write(file, bytes);
            }
        }
        Watched again = workshop.run(document(student("a")));
        assertThat(again.begun).isNotEmpty();
        assertThat(hash(again)).isEqualTo(hash);
    }

    private static String hash(Watched run) {
        return run.folder().report().orElseThrow().path("metricsHash").asText();
    }

    /** The first repetition's accuracy of each model. */
    private static List<String> first(Watched run) {
        List<String> values = new ArrayList<>();
        run.folder()
                .report()
                .orElseThrow()
                .path("variants")
                .get(0)
                .path("models")
                .forEach(model -> values.add(model.path("place").asText() + " "
                        + model.at("/metrics/0/figure/values/0").asText()));
        return values;
    }
}
