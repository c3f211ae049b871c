package io.limbeck.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/** The command line in this process, without Quarkus. */
final class Cli {

    /** An experiment that is over in a second. */
    static final String TINY = """
            limbeck: 1
            name: tiny
            seed: 3
            data:
              use: data/simulated-lending
              rows: 400
              sensitive: [group]
              prepare: [data/one-hot, data/standardize]
            teacher:
              architecture: {use: models/mlp, hidden: [8]}
              train: {epochs: 2, batch: 64}
            student:
              architecture: {use: models/mlp, hidden: [4]}
              objective:
                - {use: distillation/cross-entropy, weight: 0.5}
                - {use: distillation/kd, temperature: 2, weight: 0.5}
              train: {epochs: 2, batch: 64}
            evaluate: [quality/accuracy, fairness/demographic-parity]
            """;

    private Cli() {}

    /** What a command said. */
    record Result(int code, String out, String err) {

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(out);
            } catch (JsonProcessingException e) {
                throw new AssertionError("This is not JSON: " + out, e);
            }
        }
    }

    static Result run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = CommandLines.configured(new CommandLine(new LimbeckCommand()));
        commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        return new Result(commandLine.execute(words), out.toString(), err.toString());
    }

    static Path write(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
