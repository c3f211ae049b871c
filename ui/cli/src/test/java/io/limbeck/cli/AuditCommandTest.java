package io.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {

    @TempDir
    Path folder;

    private Path csv = Path.of("");

    /** Group F is selected in 1 of 4 cases, group M in 3 of 4; every decision of race b is right. */
    @BeforeEach
    void writePredictions() {
        StringBuilder text = new StringBuilder("y,p,s,sex,race\n");
        for (int i = 0; i < 400; i++) {
            boolean male = i % 2 == 0;
            boolean selected = male ? (i / 2) % 4 != 0 : (i / 2) % 4 == 0;
            boolean b = i % 5 == 0;
            boolean truth = b ? selected : i % 3 == 0;
            text.append(truth ? 1 : 0).append(',').append(selected ? 1 : 0).append(',');
            text.append(selected ? "0.8" : "0.1")
                    .append(',')
                    .append(male ? 'M' : 'F')
                    .append(',');
            text.append(b ? 'b' : i % 5 < 3 ? 'a' : 'c').append('\n');
        }
        csv = Cli.write(folder, "said.csv", text.toString());
    }

    private Cli.Result audit(Object... more) {
        Object[] all = new Object[more.length + 6];
        System.arraycopy(new Object[] {"audit", csv, "--target", "y", "--prediction", "p"}, 0, all, 0, 6);
        System.arraycopy(more, 0, all, 6, more.length);
        return Cli.run(all);
    }

    @Test
    void twoGroupsAreJudged() {
        Cli.Result text = audit("--sensitive", "sex");
        assertThat(text.code()).isZero();
        assertThat(text.out())
                .contains("400 rows, classes 0, 1, of which '1' is favourable")
                .contains("sex: F 200, M 200")
                .containsPattern("Demographic parity by sex +0\\.500 .*FAIL");
    }

    @Test
    void threeGroupsIntersectionsAndScoresAreJudged() {
        JsonNode report = audit("--sensitive", "sex,race,sex*race", "--score", "s", "--json")
                .json();
        assertThat(report.path("variants").path(0).path("data").path("groups")).hasSize(2 + 3 + 6);
        assertThat(report.toString()).contains("uncertainty/ece");
        assertThat(report.path("metricsHash").asText()).isNotBlank();
    }

    @Test
    void disparateImpactNeedsSomebodyPrivileged() {
        assertThat(audit("--sensitive", "sex").out()).doesNotContain("Disparate impact");
        assertThat(audit("--sensitive", "sex", "--privileged", "sex=M").out())
                .containsPattern("Disparate impact by sex +0\\.333 .*FAIL");
    }

    @Test
    void severalClassesAreJudged() {
        StringBuilder text = new StringBuilder("y,p,sex\n");
        String[] classes = {"high", "low", "middle"};
        for (int i = 0; i < 300; i++) {
            text.append(classes[i % 3])
                    .append(',')
                    .append(classes[i % 4 == 0 ? 0 : i % 3])
                    .append(',');
            text.append(i % 2 == 0 ? "M" : "F").append('\n');
        }
        Path several = Cli.write(folder, "several.csv", text.toString());
        Cli.Result result = Cli.run(
                "audit",
                several,
                "--target",
                "y",
                "--prediction",
                "p",
                "--sensitive",
                "sex",
                "--metric",
                "quality/accuracy",
                "--metric",
                "fairness/multiclass-statistical-parity",
                "--favourable",
                "high");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("of which 'high' is favourable").contains("Multiclass statistical parity");
    }

    @Test
    void aPageIsWrittenToo() {
        Path page = folder.resolve("audit.html");
        assertThat(audit("--sensitive", "sex", "--html", page).out()).contains("report  " + page);
        assertThat(page).content().contains("<html");
    }

    @Test
    void everythingWrongIsToldAtOnceAndByOption() {
        Cli.Result wrong = Cli.run("audit", csv, "--target", "yy", "--prediction", "q", "--sensitive", "sexx");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err())
                .contains("3 problems")
                .contains("--target: there is no column 'yy'")
                .contains("--prediction: there is no column 'q'")
                .contains("--sensitive: there is no column 'sexx'")
                .contains("did you mean 'sex'?");
        assertThat(audit("--sensitive", "sex", "--favourable", "7").err())
                .contains("--favourable: there is no class '7'");
        assertThat(audit("--sensitive", "sex", "--privileged", "sex=Q").err())
                .contains("--privileged: there is no group");
        assertThat(audit("--sensitive", "sex", "--score", "race").err()).contains("--score");
        assertThat(audit("--sensitive", "sex", "--metric", "quality/acuracy").err())
                .contains("did you mean 'quality/accuracy'?");
        assertThat(Cli.run("audit", folder.resolve("nix"), "--target", "y", "--prediction", "p", "--sensitive", "sex")
                        .err())
                .contains("there is no such file");
    }
}
