package io.limbeck.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.engine.run.Workshop.Watched;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What students see of their teachers besides logits. */
class ViewsTest {

    private static final String TREES = "teacher: {use: models/tree-ensemble, trees: 5}\n";

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder, Onlookers.catalog());
    }

    private static String student(String name, int epochs, String look) {
        return name + ": {architecture: models/linear, objective: [distillation/cross-entropy, {use: test/look, " + look
                + "}], train: {epochs: " + epochs + "}}";
    }

    private static String document(String... students) {
        return Workshop.document(students).replace("name: tiny\n", "name: tiny\ntwins: [scratch]\n");
    }

    private List<Problem> problems(String document) {
        List<Problem> found = new ArrayList<>();
        assertThatThrownBy(() -> workshop.run(document))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> found.addAll(e.problems()));
        assertThat(workshop.runs()).as("nothing was written").doesNotExist();
        return found;
    }

    @Test
    void aViewIsAskedOnceForAllStudentsOfATeacher() throws IOException {
        Watched first = workshop.run(document(student("a", 1, "at: tap"), student("b", 2, "at: tap")));
        assertThat(first.views).containsExactly("teacher: tap hidden0 on train", "teacher: tap hidden0 on validation");
        assertThat(first.passes.stream().filter(pass -> pass.startsWith("teacher ")))
                .hasSize(4);

        Watched second = workshop.run(document(student("c", 3, "at: tap"), student("d", 1, "at: gradient")));
        assertThat(second.modelsToRun()).containsExactly("students.c", "students.c~scratch", "students.d");
        assertThat(second.passes).noneMatch(pass -> pass.startsWith("teacher "));
        assertThat(second.views)
                .containsExactly("teacher: gradient of all on train", "teacher: gradient of all on validation");
        assertThat(events(second, "view-pass"))
                .extracting(event ->
                        event.path("view").asText() + " " + event.path("rows").asInt())
                .containsExactly("gradient of all 600", "gradient of all 180");
    }

    private static List<JsonNode> events(Watched watched, String type) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readAllLines(watched.folder().path().resolve("events.jsonl"))) {
            JsonNode event = new ObjectMapper().readTree(line);
            if (event.path("type").asText().equals(type)) {
                events.add(event);
            }
        }
        return events;
    }

    @Test
    void whatIsStoredOfAViewIsNotBelievedWhenItsBytesChanged() throws IOException {
        String document = document(student("a", 1, "at: tap"));
        String hash = workshop.run(document).hash();
        for (Path file : stored("values.f32")) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length - 2] ^= 1;
            Files.write(file, bytes);
        }
        deleteModel("students.a");
        Watched again = workshop.run(document);
        assertThat(again.modelsToRun()).containsExactly("students.a");
        assertThat(again.views).hasSize(2);
        assertThat(again.hash()).isEqualTo(hash);

        deleteModel("students.a");
        Watched reused = workshop.run(document);
        assertThat(reused.views).isEmpty();
        assertThat(reused.hash()).as("read from the store").isEqualTo(hash);
    }

    private List<Path> stored(String name) throws IOException {
        try (Stream<Path> files = Files.walk(workshop.runs().resolve(".store"))) {
            return files.filter(path -> path.getFileName().toString().equals(name))
                    .filter(path -> !path.toString().contains("damaged"))
                    .toList();
        }
    }

    /** Takes a model out of the store, so that it is made again. */
    private void deleteModel(String place) throws IOException {
        for (Path entry : stored("entry.json")) {
            JsonNode made = new ObjectMapper().readTree(entry.toFile()).path("ingredients");
            if (made.path("kind").asText().equals("model")
                    && made.path("place").asText().equals(place)) {
                Files.delete(entry);
            }
        }
    }

    @Test
    void aTermThatOnlyLooksIsLeftOutOfTheTwinFromScratch() {
        Checked checked = workshop.engine().check(workshop.submission(document(student("a", 1, "at: tap"))));
        assertThat(checked.variants()
                        .get(0)
                        .experiment()
                        .nodes()
                        .get("students.a~scratch")
                        .inputs()
                        .get("objective"))
                .hasSize(1);
    }

    @Test
    void aTermThatLooksNeedsATeacher() {
        assertThat(problems(document(student("a", 1, "at: tap")).replace(Workshop.TEACHER, "")))
                .singleElement()
                .hasToString("students.a.objective[1]: needs a teacher, but 'students.a' has none\n"
                        + "    add a 'teacher' section, or remove this term");
    }

    @Test
    void aTeacherThatCannotShowWhatIsLookedAtIsRefusedBeforeAnythingRuns() {
        assertThat(problems(document(
                                student("a", 1, "at: tap"),
                                student("b", 1, "at: gradient"),
                                student("c", 1, "at: members"))
                        .replace(Workshop.TEACHER, TREES)))
                .extracting(Problem::toString)
                .containsExactly(
                        "students.a.objective[1]: looks at 'tap hidden0' of 'teacher', which has no such layer\n"
                                + "    use a teacher with layers, such as 'models/trained', or a term on its logits",
                        "students.b.objective[1]: looks at 'gradient of all' of 'teacher', which has no gradients with"
                                + " respect to its features\n    use a teacher trained here on numbers"
                                + " ('models/trained'), or a term on its logits",
                        "students.c.objective[1]: looks at 'members' of 'teacher', which is one model and no ensemble\n"
                                + "    use a teacher with members, such as 'models/fusion', or a term on its logits");
        assertThat(problems(document(student("a", 1, "at: tap, layer: hidden7"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.remedy()).isEqualTo("name one of [hidden0, logits]"));
    }

    @Test
    void aRandomAugmentationIsRefusedWhereTheTeacherIsLookedAt() {
        String looking =
                document(student("a", 1, "at: tap")).replace("objective:", "augment: [test/noise], objective:");
        assertThat(problems(looking)).singleElement().satisfies(problem -> {
            assertThat(problem.where()).isEqualTo("students.a.augment[0]");
            assertThat(problem.message())
                    .isEqualTo("changes rows at random, but the objective of 'students.a' looks at its teacher, whose"
                            + " answers are kept for the rows as they are");
        });
        String kd = looking.replace("{use: test/look, at: tap}", "distillation/kd");
        assertThat(problems(kd)).extracting(Problem::where).containsExactly("students.a.augment[0]");
        String labels = kd.replace(", distillation/kd", "");
        assertThat(workshop.run(labels).folder().state()).isEqualTo(RunFolder.State.FINISHED);
    }
}
