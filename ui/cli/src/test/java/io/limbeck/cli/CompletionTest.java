package io.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {

    @Test
    void bashCompletesCommandsAndOptions(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash here");
        Path script = Cli.write(folder, "try.sh", Cli.run("completion").out() + """

                        complete -p limbeck
                        COMP_WORDS=(limbeck pl); COMP_CWORD=1; _complete_limbeck; echo "${COMPREPLY[@]}"
                        COMP_WORDS=(limbeck run --s); COMP_CWORD=2; _complete_limbeck; echo "${COMPREPLY[@]}"
                        """);
        Process bash = new ProcessBuilder("/bin/bash", script.toString()).start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).isZero();
        assertThat(said.lines())
                .containsExactly("complete -o default -F _complete_limbeck limbeck", "plan plugins", "--set --seed");
    }
}
