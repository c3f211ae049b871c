package io.limbeck.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.engine.plan.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Students that learn their teacher's gradients, from document to report. */
class GradientMatchingTest {

    private static final String TEACHER = """
        teacher:
          architecture: {use: models/mlp, hidden: [16], activation: tanh}
          train: {epochs: 10, batch: 64}
        """;

    @TempDir
    Path folder;

    private static String document(String term, int epochs) {
        return "limbeck: 1\nname: gradients\nseed: 17\ntwins: []\n" + Workshop.DATA + TEACHER
                + "student:\n  architecture: {use: models/mlp, hidden: [8], activation: softplus}\n  objective: ["
                + term
                + "]\n  train: {epochs: " + epochs + ", batch: 32}\n" + Workshop.EVALUATE;
    }

    /** The objective of each epoch of the student. */
    private static final class Objectives implements RunListener {

        private final List<Double> objectives = new ArrayList<>();

        @Override
        public void stepProgress(Step step, long done, long total, Map<String, Double> metrics) {
            if (step.place().equals("student")) {
                objectives.add(metrics.get("validationObjective"));
            }
        }

        double first() {
            return objectives.get(0);
        }

        double last() {
            return objectives.get(objectives.size() - 1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "distillation/jacobian",
                "{use: distillation/jacobian, of: all, normalized: false}",
                "{use: distillation/jacobian, of: label}",
                "{use: distillation/jacobian, normalized: false}",
                "distillation/input-gradient"
            })
    void aStudentComesNearerToItsTeachersGradientsOnRowsItNeverSaw(String term) {
        Workshop workshop = new Workshop(folder);
        Objectives watched = new Objectives();
        workshop.engine().run(workshop.submission(document(term, 15)), watched);
        assertThat(watched.last()).isPositive().isLessThan(0.6 * watched.first());
    }

    @Test
    void killedAfterItsTeacherWasLookedAtItEndsWithTheHashOfAnUnbrokenRun() throws IOException, InterruptedException {
        Path document = Files.writeString(
                folder.resolve("gradients.yaml"),
                document("{use: distillation/kd, weight: 0.5}, distillation/jacobian", 120));
        Path log = folder.resolve("killed.log");
        String unbroken = RunProcess.hash(RunProcess.finish(document, folder.resolve("unbroken"), 1, 30, log));
        Path runs = folder.resolve("killed");
        kill(document, runs, log, "\"type\":\"view-pass\"");
        kill(document, runs, log, "\"place\":\"student\",\"title\":\"student (models/trained)\",\"done\":");
        RunFolder run = RunProcess.finish(document, runs, 1, 30, log);
        assertThat(RunProcess.hash(run)).isEqualTo(unbroken);
        long asked = Files.readAllLines(run.path().resolve("events.jsonl")).stream()
                .filter(line -> line.contains("view-pass"))
                .count();
        assertThat(asked)
                .as("at worst the view that was being stored was asked again")
                .isBetween(2L, 3L);
    }

    /** Kills the process as soon as its events hold a text. */
    private static void kill(Path document, Path runs, Path log, String text) throws IOException, InterruptedException {
        Process process = RunProcess.start(document, runs, 1, 30, log);
        while (process.isAlive() && !told(runs, text)) {
            Thread.sleep(5);
        }
        assertThat(process.isAlive()).as("still running").isTrue();
        process.destroyForcibly().waitFor();
    }

    private static boolean told(Path runs, String text) throws IOException {
        for (Path run : Files.exists(runs) ? RunFolder.list(runs) : List.<Path>of()) {
            Path events = run.resolve("events.jsonl");
            if (Files.exists(events) && Files.readString(events).contains(text)) {
                return true;
            }
        }
        return false;
    }
}
