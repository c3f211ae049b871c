package io.limbeck.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.run.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code limbeck runs}. */
@Command(name = "runs", description = "Lists the runs, oldest first.")
class RunsCommand extends BaseCommand {

    @Override
    public Integer call() {
        ObjectNode tree = Json.object();
        ArrayNode list = tree.putArray("runs");
        List<List<String>> rows = new ArrayList<>();
        for (Path path : RunFolder.list(runs())) {
            RunFolder run = new RunFolder(path);
            JsonNode manifest = run.manifest();
            String state = run.state().label();
            list.addObject()
                    .put("run", run.id())
                    .put("name", manifest.path("name").asText())
                    .put("state", state)
                    .put("submitted", manifest.path("submitted").asText());
            rows.add(List.of(run.id(), state, manifest.path("submitted").asText()));
        }
        print(
                tree,
                rows.isEmpty()
                        ? "There are no runs in '" + runs() + "'. Start one: limbeck run examples/fair-credit.yaml\n"
                        : Columns.aligned(List.of("run", "state", "submitted"), rows));
        return ExitCode.DONE;
    }
}
