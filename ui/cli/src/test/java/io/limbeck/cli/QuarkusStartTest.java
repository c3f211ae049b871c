package io.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.main.Launch;
import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainTest;
import org.junit.jupiter.api.Test;

/** The application as Quarkus starts it: the same handlers, the same exit codes. */
@QuarkusMainTest
class QuarkusStartTest {

    @Test
    @Launch({"plugins", "describe", "distillation/kd"})
    void findsThePlugins(LaunchResult result) {
        assertThat(result.getOutput()).contains("distillation/kd (loss-term)");
    }

    @Test
    @Launch(
            value = {"run", "x.yaml", "--nix"},
            exitCode = 2)
    void answersMistypings(LaunchResult result) {
        assertThat(result.getErrorOutput()).contains("there is no option '--nix'");
    }
}
