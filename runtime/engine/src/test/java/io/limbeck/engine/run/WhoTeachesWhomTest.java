package io.limbeck.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.engine.run.Workshop.Watched;
import io.limbeck.spi.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in which it is not one teacher that teaches one student, each on fewer rows. */
class WhoTeachesWhomTest {

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
    }

    private Watched run(String example) throws IOException {
        Path file = Path.of("../../examples").resolve(example + ".yaml");
        return workshop.run(Files.readString(file), "data.rows=800");
    }

    /** {@return what a model knows of itself, by its place} */
    private JsonNode facts(Watched watched, String place) throws IOException {
        String key = watched.plan().steps().stream()
                .filter(step -> step.place().equals(place))
                .findFirst()
                .orElseThrow()
                .key();
        try (Stream<Path> all = Files.walk(folder)) {
            Path found = all.filter(path ->
                            path.endsWith("facts.json") && path.toString().contains(key))
                    .findFirst()
                    .orElseThrow();
            return new ObjectMapper().readTree(found.toFile());
        }
    }

    @Test
    void aChainOfStagesIsMadeInItsOrder() throws IOException {
        Watched watched = run("teacher-assistant");
        List<String> models =
                watched.begun.stream().filter(step -> step.startsWith("model ")).toList();
        assertThat(models)
                .containsSubsequence("model teacher", "model students.assistant", "model students.of-the-assistant");
        assertThat(watched.folder().report()).isPresent();
    }

    @Test
    void generationsLearnFromEachOtherAndAnswerTogether() throws IOException {
        Watched watched = run("born-again");
        assertThat(watched.begun)
                .containsSubsequence(
                        "model teacher", "model students.second", "model students.third", "model students.ensemble");
        assertThat(facts(watched, "students.ensemble").path("members").asInt()).isEqualTo(3);
    }

    @Test
    void severalTeachersAreSeenOneByOne() throws IOException {
        Watched watched = run("several-teachers");
        assertThat(watched.views).containsExactly("teacher: members on train", "teacher: members on validation");
    }

    @Test
    void peersLearnTogetherAndAreSeenOneByOne() throws IOException {
        Watched watched = run("mutual-learning");
        JsonNode peers = facts(watched, "teacher");
        assertThat(peers.path("peers").asInt()).isEqualTo(3);
        assertThat(peers.path("parameters"))
                .as("of the peer that answers")
                .isEqualTo(facts(watched, "students.alone").path("parameters"));
        assertThat(watched.views).containsExactly("teacher: members on train", "teacher: members on validation");
        Watched again = run("mutual-learning");
        assertThat(again.hash()).isEqualTo(watched.hash());
    }

    @Test
    void oneTeacherIsNoEnsemble() {
        String student = "alone: {architecture: models/linear, objective: [{use: distillation/multi-teacher}]}";
        assertThatThrownBy(() -> workshop.run(Workshop.document(student)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("students.alone.objective[0]")
                .hasMessageContaining("which is one model and no ensemble");
    }

    @Test
    void weightsForOtherMembersThanThereAreAreRefused() {
        String document = Workshop.document("some: {architecture: models/linear, objective:"
                        + " [{use: distillation/multi-teacher, weighting: given, weights: [1, 2]}]}")
                .replace(Workshop.TEACHER, """
                        teacher: {use: models/mutual, peers: [models/linear, models/linear, models/mlp]}
                        """);
        assertThatThrownBy(() -> workshop.run(document))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("are 2, but the teacher has 3 members");
    }

    @Test
    void whoIsKeptMustBeOneOfThePeers() {
        String document = Workshop.document(Workshop.student("some")).replace(Workshop.TEACHER, """
                teacher: {use: models/mutual, keep: 2, peers: [models/linear, models/linear]}
                """);
        assertThatThrownBy(() -> workshop.run(document))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("teacher.keep: must be less than 2, the number of peers, but is '2'");
    }
}
