package io.limbeck.cli;

import io.limbeck.engine.document.ExperimentReader;
import io.limbeck.engine.run.Submission;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands that take an experiment's document. */
@Command
abstract class ExperimentCommand extends WorkingCommand {

    @Parameters(paramLabel = "FILE", description = "The experiment's document, YAML or JSON.")
    private Path file;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Overrides a value, e.g. student.objective[1].temperature=4; a,b,c or range(1,9,2) makes a"
                    + " sweep. May be repeated.")
    private List<String> overrides = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "Seed in place of the document's.")
    private @Nullable Long seed;

    final Path file() {
        return file;
    }

    final Submission submission() {
        ExperimentReader.read(file);
        try {
            Path parent = file.toAbsolutePath().normalize().getParent();
            return new Submission(
                    Files.readString(file),
                    file.toString(),
                    parent == null ? Path.of("").toAbsolutePath() : parent,
                    overrides,
                    seed == null ? OptionalLong.empty() : OptionalLong.of(seed));
        } catch (IOException e) {
            throw new InvalidInputException(Problem.error(
                    file.toString(), "cannot be read: " + e.getMessage(), "check the file's name and rights"));
        }
    }
}
