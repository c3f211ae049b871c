package io.limbeck.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.run.RunFolder;
import io.limbeck.spi.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code limbeck runs}. */
@Command(name = "runs", description = "Lists the runs, oldest first.")
class RunsCommand extends WorkingCommand {

    @Override
    public Integer call() {
        ObjectNode tree = Json.object();
        ArrayNode list = tree.putArray("runs");
        List<List<String>> rows = new ArrayList<>();
        for (Path path : RunFolder.list(runs())) {
            RunFolder run = new RunFolder(path);
            ObjectNode one = row(run);
            list.add(one);
            rows.add(List.of(
                    run.id(),
                    one.path("state").asText(),
                    Columns.moment(one.path("submitted").asText())));
        }
        print(
                tree,
                rows.isEmpty()
                        ? "There are no runs in '" + runs() + "'. Start one: limbeck run examples/fair-credit.yaml\n"
                        : Columns.aligned(List.of("run", "state", "submitted (UTC)"), rows));
        return ExitCode.DONE;
    }

    /** A run whose manifest cannot be read is listed, too; {@code show} says what is wrong with it. */
    private static ObjectNode row(RunFolder run) {
        ObjectNode row = Json.object().put("run", run.id());
        try {
            JsonNode manifest = run.manifest();
            return row.put("name", manifest.path("name").asText())
                    .put("state", run.state().label())
                    .put("submitted", manifest.path("submitted").asText());
        } catch (InvalidInputException e) {
            return row.put("name", "").put("state", "damaged").put("submitted", "");
        }
    }
}
