package io.limbeck.cli;

import io.limbeck.plugins.data.KnownDatasets;
import io.limbeck.plugins.data.KnownDatasets.KnownDataset;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code limbeck data verify}. */
@Command(name = "verify", description = "Compares the data sets in $LIMBECK_DATA with their published checksums.")
class DataVerifyCommand extends BaseCommand {

    @Override
    public Integer call() {
        Path folder = data().orElseThrow(DataVerifyCommand::unset);
        List<Problem> problems = new ArrayList<>();
        List<String> verified = new ArrayList<>();
        for (KnownDataset dataset : KnownDatasets.all()) {
            if (Files.isDirectory(folder.resolve(dataset.name()))) {
                problems.addAll(dataset.verify(folder.resolve(dataset.name())));
                verified.add(dataset.name());
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        print(
                Json.object().put("verified", String.join(" ", verified)),
                verified.isEmpty()
                        ? "There is no known data set in '" + folder + "'\n"
                        : "as published: " + String.join(", ", verified) + "\n");
        return ExitCode.DONE;
    }

    static InvalidInputException unset() {
        return new InvalidInputException(Problem.error(
                "LIMBECK_DATA", "is not set", "set it to the folder that holds the data sets, or shall hold them"));
    }
}
