package io.limbeck.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.loader.LockFile;
import io.limbeck.loader.PluginSettings;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code limbeck plugins lock}. */
@Command(
        name = "lock",
        description = "Writes down the hashes of the jars in the directory of plugins, as those that are trusted.")
class PluginsLockCommand extends BaseCommand {

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "The directory of plugins; $LIMBECK_PLUGINS_DIRECTORY by default.")
    private @Nullable Path given;

    @Override
    public Integer call() {
        Path directory = Optional.ofNullable(given)
                .or(() -> plugins().map(PluginSettings::directory))
                .orElseThrow(() -> new InvalidInputException(Problem.error(
                        "", "there is no directory of plugins", "name it, or set " + PluginSettings.DIRECTORY)));
        Map<String, String> hashes = LockFile.write(directory);
        ObjectNode tree =
                Json.object().put("file", directory.resolve(LockFile.NAME).toString());
        ObjectNode jars = tree.putObject("jars");
        hashes.forEach(jars::put);
        print(
                tree,
                Columns.aligned(
                                List.of("jar", "SHA-256"),
                                hashes.entrySet().stream()
                                        .map(entry -> List.of(entry.getKey(), entry.getValue()))
                                        .toList())
                        + directory.resolve(LockFile.NAME)
                        + " is written; LIMBECK_PLUGINS_LOCK=enforce refuses all other"
                        + " jars.\n");
        return ExitCode.DONE;
    }
}
