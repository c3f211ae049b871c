package io.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command that makes or reads runs, on one finished run. */
class RunCommandsTest {

    @TempDir
    static Path folder;

    private static Path file = Path.of("");
    private static Path runs = Path.of("");
    private static Cli.Result first = new Cli.Result(0, "", "");
    private static String id = "";
    private static String hash = "";

    @BeforeAll
    static void runOnce() {
        file = Cli.write(folder, "tiny.yaml", Cli.TINY);
        runs = folder.resolve("runs");
        first = Cli.run("run", file, "--runs", runs, "--threads", "1");
        JsonNode list = Cli.run("runs", "--runs", runs, "--json").json();
        id = list.path("runs").path(0).path("run").asText();
        hash = Cli.run("show", "latest", "--runs", runs, "--json")
                .json()
                .path("report")
                .path("metricsHash")
                .asText();
    }

    @Test
    void aRunShowsItsProgressItsTableAndItsReport() {
        assertThat(first.code()).isZero();
        assertThat(first.err()).contains("8 steps to run").contains("[8/8] evaluation of student~hard-labels");
        assertThat(first.out())
                .contains("teacher")
                .contains("twin: scratch")
                .contains("Accuracy")
                .contains("report.html")
                .contains("hash    " + hash);
    }

    @Test
    void theSameAgainReusesAllAndGivesTheSameHash() {
        Path others = folder.resolve("others");
        Cli.run("run", file, "--runs", others);
        Cli.Result again = Cli.run("run", file, "--runs", others, "--json");
        assertThat(again.code()).isZero();
        assertThat(again.err()).isEmpty();
        assertThat(again.json().path("metricsHash").asText()).isEqualTo(hash);
        assertThat(Path.of(again.json().path("report").asText())).isRegularFile();
        assertThat(again.json().fieldNames()).toIterable().containsExactly("run", "folder", "report", "metricsHash");
    }

    @Test
    void validateChecksWithoutAFolder() {
        Path nowhere = folder.resolve("nowhere");
        Cli.Result text = Cli.run("validate", file, "--runs", nowhere);
        assertThat(text.code()).isZero();
        assertThat(text.out()).contains("tiny.yaml: valid");
        assertThat(Cli.run("validate", file, "--json").json().path("valid").asBoolean())
                .isTrue();
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void aPlanSaysWhatIsReusedAndWhy() {
        assertThat(Cli.run("plan", file, "--runs", folder.resolve("empty")).out())
                .contains("9 to run");
        assertThat(folder.resolve("empty")).doesNotExist();
        Cli.Result after = Cli.run("plan", file, "--runs", runs);
        assertThat(after.out()).contains("0 to run, 9 to reuse").contains("same content as");
        assertThat(Cli.run("plan", file, "--runs", runs, "--json").json().path("steps"))
                .isNotEmpty();
    }

    @Test
    void runsAreListed() {
        assertThat(Cli.run("runs", "--runs", runs).out()).contains(id).contains("finished");
        assertThat(Cli.run("runs", "--runs", folder.resolve("none")).out()).contains("There are no runs in");
    }

    @Test
    void aRunIsShownByTheBeginningOfItsName() {
        Cli.Result shown = Cli.run("show", id.substring(0, id.length() - 2), "--runs", runs);
        assertThat(shown.code()).isZero();
        assertThat(shown.out())
                .contains("state      finished")
                .contains("seed       3, 1 repetition, 1 variant")
                .contains("Accuracy");
    }

    @Test
    void runsAreComparedSideBySide() {
        Cli.Result text = Cli.run("compare", id, "latest", "--runs", runs);
        assertThat(text.code()).isZero();
        assertThat(text.out()).contains("student · Accuracy");
        assertThat(Cli.run("compare", id, id, "--runs", runs, "--json").json().isObject())
                .isTrue();
        assertThat(Cli.run("compare", id, "--runs", runs).code()).isEqualTo(2);
    }

    @Test
    void aReportIsWrittenAnew() throws IOException {
        Path html = runs.resolve(id).resolve("report.html");
        Files.delete(html);
        Cli.Result report = Cli.run("report", id, "--runs", runs, "--json");
        assertThat(Path.of(report.json().path("html").asText())).isRegularFile();
        assertThat(html).isRegularFile();
    }

    @Test
    void aRunWithoutItsReportIsResumedToTheSameHash() throws IOException {
        Path copy = runs.resolve("zz-copy");
        copy(runs.resolve(id), copy);
        Files.delete(copy.resolve("report.json"));
        assertThat(Cli.run("show", "zz-copy", "--runs", runs).out()).contains("'limbeck resume zz-copy' goes on");
        assertThat(Cli.run("report", "zz-copy", "--runs", runs).err()).contains("'limbeck resume zz-copy' goes on");
        Cli.Result resumed = Cli.run("resume", "zz-copy", "--runs", runs, "--json");
        assertThat(resumed.json().path("metricsHash").asText()).isEqualTo(hash);
    }

    @Test
    void aModelPredictsNewRows() throws IOException {
        Path rows = Cli.write(folder, "rows.csv", """
                income,debt-ratio,amount,history-years,education,neighbourhood,employment,payments,age-band
                1,0.2,0.3,4,basic,north,salaried,late,young
                2,0.1,0.5,9,higher,south,temporary,clean,senior
                """);
        Cli.Result csv = Cli.run("predict", id, rows, "--runs", runs);
        assertThat(csv.err()).isEmpty();
        assertThat(csv.out().lines().toList()).hasSize(3).first().isEqualTo("decision,p(rejected),p(approved)");
        JsonNode json = Cli.run("predict", id, rows, "--runs", runs, "--model", "teacher", "--json")
                .json();
        double sum = 0;
        for (JsonNode probability : json.path("predictions").path(0).path("probabilities")) {
            sum += probability.asDouble();
        }
        assertThat(sum).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-6));
        Path unheard = Cli.write(folder, "unheard.csv", Files.readString(rows).replace("basic", "some"));
        assertThat(Cli.run("predict", id, unheard, "--runs", runs).err())
                .contains("line 2, column 'education'")
                .contains("'some'");
        Path to = folder.resolve("said.csv");
        assertThat(Cli.run("predict", id, rows, "--runs", runs, "--to", to).out())
                .isEmpty();
        assertThat(to).content().isEqualTo(csv.out());
        assertThat(Cli.run("predict", id, rows, "--runs", runs, "--model", "pupil")
                        .err())
                .contains("has no model 'pupil'");
    }

    @Test
    void aSweepRunsEveryPoint() {
        Cli.Result swept = Cli.run(
                "sweep", file, "--runs", folder.resolve("swept"), "--set", "student.objective[1].temperature=1,4");
        assertThat(swept.code()).isZero();
        JsonNode shown = Cli.run("show", "latest", "--runs", folder.resolve("swept"), "--json")
                .json();
        assertThat(shown.path("manifest").path("variants").asInt()).isEqualTo(2);
        assertThat(Cli.run("sweep", file).err()).contains("there is nothing to sweep");
    }

    @Test
    void theDoctorLooksAtWhatARunNeeds() {
        Cli.Result doctor = Cli.run("doctor", "--runs", runs);
        assertThat(doctor.code()).isZero();
        assertThat(doctor.out())
                .contains("ok    Java")
                .contains("ok    TensorFlow")
                .contains("ok    plugins");
        assertThat(Cli.run("doctor", "--json").json().path("findings")).hasSizeGreaterThan(4);
    }

    @Test
    void aDamagedRunIsListedAndSaysWhatToDo() throws IOException {
        Path damaged = folder.resolve("damaged");
        copy(runs.resolve(id), damaged.resolve("torn"));
        copy(runs.resolve(id), damaged.resolve("newer"));
        copy(runs.resolve(id), damaged.resolve("unread"));
        Cli.write(damaged.resolve("torn"), "manifest.json", "{\"format\":");
        Path manifest = damaged.resolve("newer").resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"format\" : 1", "\"format\" : 9"));
        Cli.write(damaged.resolve("unread"), "report.json", "[]");

        assertThat(Cli.run("runs", "--runs", damaged).out()).containsPattern("torn +damaged");
        assertThat(Cli.run("show", "torn", "--runs", damaged).err())
                .contains("cannot be read: it is not JSON")
                .contains("the run has to be done again");
        for (String command : new String[] {"show", "resume", "report"}) {
            Cli.Result newer = Cli.run(command, "newer", "--runs", damaged);
            assertThat(newer.code()).isEqualTo(2);
            assertThat(newer.err()).contains("has format '9'").contains("or a newer one");
        }
        assertThat(Cli.run("show", "unread", "--runs", damaged).err())
                .contains("remove the file, and 'limbeck resume unread' makes it anew");
        assertThat(Cli.run("show", "nix", "--runs", damaged).err()).contains("there is no run 'nix'");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Path target = to.resolve(from.relativize(one).toString());
                if (Files.isDirectory(one)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(one, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
