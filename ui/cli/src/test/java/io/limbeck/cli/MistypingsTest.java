package io.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MistypingsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "foo | there is no command 'foo'",
                "pluginz | did you mean 'plugins'? 'limbeck --help'",
                "plugins lst | did you mean 'list'? 'limbeck plugins --help'",
                "run x --thread 3 | there is no option '--thread'",
                "run x --thread=3 | did you mean '--threads'?",
                "run | missing required parameter: 'FILE'",
                "run a b | 'b' is one argument too many",
                "run a --set | missing required parameter for option '--set'",
                "run a --threads x | 'x' is not a whole number",
                "run a --seed x | 'x' is not a whole number",
                "compare a | positional parameter",
                "audit a.csv | --target",
            })
    void areAnsweredInAFewLines(String words, String said) {
        Cli.Result result = Cli.run((Object[]) words.trim().split(" "));
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains(said).contains("--help' shows how it is used");
        assertThat(result.err().lines()).hasSizeLessThan(5);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void areAnsweredInJsonIfThatWasAskedFor() {
        Cli.Result result = Cli.run("run", "x.yaml", "--json", "--nix");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.json().path("problems").path(0).path("message").asText())
                .isEqualTo("there is no option '--nix'");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void everyCommandHasItsHelp() {
        assertThat(Cli.run().out()).contains("Exit codes:");
        assertThat(Cli.run("--version").out()).contains("limbeck ").contains("TensorFlow Java");
        for (String command :
                "run resume validate plan sweep runs show compare report audit predict doctor completion".split(" ")) {
            assertThat(Cli.run(command, "--help").out()).startsWith("Usage: limbeck " + command);
            assertThat(Cli.run("help", command).out()).startsWith("Usage: limbeck " + command);
        }
        assertThat(Cli.run("plugins").out()).contains("describe").contains("verify");
        assertThat(Cli.run("data").out()).contains("fetch");
    }
}
