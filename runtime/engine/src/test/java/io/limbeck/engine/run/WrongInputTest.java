package io.limbeck.engine.run;

import static io.limbeck.engine.run.Workshop.document;
import static io.limbeck.engine.run.Workshop.student;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong input is told of wholly, with places and remedies, and leaves nothing behind. */
class WrongInputTest {

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
    }

    private List<Problem> problems(String document, String... overrides) {
        List<Problem> found = new ArrayList<>();
        assertThatThrownBy(() -> workshop.run(document, overrides))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> found.addAll(e.problems()));
        assertThat(workshop.runs()).as("nothing was written").doesNotExist();
        assertThat(found).allSatisfy(problem -> assertThat(problem.remedy()).isNotEmpty());
        return found;
    }

    private static List<String> places(List<Problem> problems) {
        return problems.stream().map(Problem::where).toList();
    }

    /** 40 rows of a number, a group and a label. */
    private String csv(String firstRow) {
        StringBuilder text = new StringBuilder("x,sex,y\n").append(firstRow).append('\n');
        for (int i = 1; i < 40; i++) {
            text.append(i % 7)
                    .append(',')
                    .append(i % 2 == 0 ? "f" : "m")
                    .append(',')
                    .append(i % 3 == 0 ? "no" : "yes");
            text.append('\n');
        }
        return text.toString();
    }

    private String onCsv(String csv, String settings) throws IOException {
        Files.writeString(folder.resolve("rows.csv"), csv);
        return "limbeck: 1\nname: csv\nseed: 1\ndata: {use: data/csv, path: rows.csv, label: y, sensitive: [sex]"
                + settings
                + ", prepare: [data/one-hot]}\n"
                + "student: {architecture: {use: models/linear}, train: {epochs: 1}}\nevaluate: [quality/accuracy]\n";
    }

    @Test
    void allProblemsOfADocumentAreToldTogether() {
        List<Problem> found = problems(document(student("a"))
                .replace("hidden: [16]", "hidden: [-16]")
                .replace("temperature: 2", "temperature: 0")
                .replace("quality/accuracy", "quality/acuracy"));
        assertThat(places(found))
                .contains("teacher.architecture.hidden[0]", "students.a.objective[1].temperature", "evaluate[0].use");
    }

    @Test
    void aTermThatNeedsATeacherIsToldSo() {
        List<Problem> found = problems(document(student("a")).replace(Workshop.TEACHER, ""));
        assertThat(found).anySatisfy(problem -> assertThat(problem.where() + problem.message())
                .contains("students.a", "teacher"));
    }

    @Test
    void aFairnessMetricWithoutGroupsIsTold() {
        List<Problem> found = problems(document(student("a")).replace("sensitive: [group]", "sensitive: []"));
        assertThat(found).singleElement().satisfies(problem -> {
            assertThat(problem.where()).isEqualTo("evaluate[2]");
            assertThat(problem.message()).isEqualTo("compares groups, but the data names no sensitive attribute");
        });
    }

    @Test
    void aSectionBesideFlatNodesIsTold() {
        String flat = "limbeck: 1\nname: flat\nnodes:\n  data: {use: data/simulated-lending}\nedges: []\n"
                + "evaluate: [quality/accuracy]\n";
        assertThat(problems(flat)).singleElement().satisfies(problem -> assertThat(problem.toString())
                .contains("evaluate: stands beside 'nodes', where nothing reads it"));
    }

    @Test
    void aDataFileThatIsNotThereIsTold() throws IOException {
        String document = onCsv(csv("1,f,yes"), "");
        Files.delete(folder.resolve("rows.csv"));
        assertThat(problems(document)).singleElement().satisfies(problem -> {
            assertThat(problem.where()).isEqualTo("data.path");
            assertThat(problem.message()).contains("rows.csv");
        });
    }

    @Test
    void aPredictionsFileThatIsNotThereIsToldBeforeAnythingIsTrained() {
        String document = document(student("a"))
                .replace(Workshop.TEACHER, "teacher: {use: models/stored-predictions, path: nowhere.csv}\n");
        assertThat(places(problems(document))).containsExactly("teacher.path");
    }

    @Test
    void aFileOfModelsAndAFileOfDataThatAreNotThereAreToldTogether() throws IOException {
        String document = onCsv(csv("1,f,yes"), "") + "teacher: {use: models/stored-predictions, path: nowhere.csv}\n";
        Files.delete(folder.resolve("rows.csv"));
        assertThat(places(problems(document))).containsExactlyInAnyOrder("data.path", "teacher.path");
    }

    @Test
    void aNumberThatIsNoneIsToldWithItsPlace() throws IOException {
        assertThat(problems(onCsv(csv("NaN,f,yes"), "")).get(0).toString()).contains("x", "NaN");
    }

    @Test
    void aFileWithAnotherChecksumIsTold() throws IOException {
        String sum = "0".repeat(64);
        assertThat(problems(onCsv(csv("1,f,yes"), ", sha256: '" + sum + "'"))
                        .get(0)
                        .toString())
                .contains("data.sha256", sum);
    }

    @Test
    void aGroupOfOneRowIsTold() throws IOException {
        assertThat(problems(onCsv(csv("1,x,yes"), "")).get(0).toString())
                .contains("group 'x' of 'sex'", "merge it with another group");
    }

    @Test
    void aSensitiveColumnThatIsNotThereIsTold() throws IOException {
        assertThat(problems(onCsv(csv("1,f,yes").replace("x,sex,y", "x,gender,y"), ""))
                        .get(0)
                        .toString())
                .contains("sex", "gender");
    }

    @Test
    void categoriesThatNoModelCanReadAreTold() {
        assertThat(problems(document(student("a")).replace("data/one-hot, ", ""))
                        .get(0)
                        .toString())
                .contains("data", "data/one-hot");
    }

    @Test
    void whatAPartComplainsOfHasItsPlaceOnce() {
        workshop = new Workshop(folder, Cheats.catalog(new AtomicInteger()));
        List<Problem> found =
                problems(document(student("a")), "students.a.architecture={use: test/broken}", "twins=[]");
        assertThat(places(found)).containsExactly("students.a.architecture.file");
    }

    @Test
    void aPlanWritesNothing() {
        workshop.engine().plan(workshop.submission(document(student("a"))));
        assertThat(workshop.runs()).doesNotExist();
    }
}
