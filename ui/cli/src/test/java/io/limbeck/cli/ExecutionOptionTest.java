package io.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.cli.Cli.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who does the work, as one asks for it. */
class ExecutionOptionTest {

    @TempDir
    Path folder;

    private Result run(String execution) {
        return Cli.run(
                "run",
                Cli.write(folder, "tiny.yaml", Cli.TINY),
                "--runs",
                folder.resolve("runs"),
                "--execution",
                execution);
    }

    private static String hash(Result result) {
        return result.out().substring(result.out().indexOf("hash    "));
    }

    @Test
    void whatOneEngineStoredAnotherReuses() {
        Result elsewhere = run("execution/processes,workers=1,heap=256");
        assertThat(elsewhere.code()).as(elsewhere.err()).isEqualTo(ExitCode.DONE);
        Result here = run("execution/in-process");
        assertThat(here.out()).contains("hash    ");
        assertThat(hash(here)).isEqualTo(hash(elsewhere));
        assertThat(Cli.run("plan", folder.resolve("tiny.yaml"), "--runs", folder.resolve("runs"))
                        .out())
                .contains("0 to run");
    }

    @Test
    void aBackendThatIsMistypedIsNamed() {
        Result result = run("spark/standalon,master=spark://localhost:7077");
        assertThat(result.code()).isEqualTo(ExitCode.INPUT_WRONG);
        assertThat(result.err())
                .contains("--execution: there is no execution backend 'spark/standalon'")
                .contains("did you mean 'spark/standalone'?");
        assertThat(Files.exists(folder.resolve("runs"))).isFalse();
    }

    @Test
    void sparkIsNotOnTheClassPath() {
        assertThat(getClass().getResource("/org/apache/spark/SparkContext.class"))
                .isNull();
        assertThat(getClass().getResource("/scala/Option.class")).isNull();
    }
}
