package io.limbeck.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.run.RunFolder;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code limbeck show RUN}. */
@Command(name = "show", description = "Shows a run: its state, its figures, where it came from.")
class ShowCommand extends WorkingCommand {

    @Parameters(paramLabel = "RUN", description = "The run: its id, the beginning of its id, its folder, or 'latest'.")
    private String run;

    @Override
    public Integer call() {
        RunFolder folder = RunFolder.open(runs(), run);
        Optional<JsonNode> report = folder.report();
        if (json()) {
            print(
                    Json.object()
                            .put("run", folder.id())
                            .put("state", folder.state().label())
                            .<ObjectNode>set("manifest", folder.manifest())
                            .set("report", report.orElse(NullNode.instance)),
                    "");
            return ExitCode.DONE;
        }
        JsonNode manifest = folder.manifest();
        StringBuilder text = new StringBuilder();
        text.append("run        ").append(folder.path()).append('\n');
        text.append("state      ").append(folder.state().label()).append('\n');
        text.append("submitted  ")
                .append(Columns.moment(manifest.path("submitted").asText()))
                .append(" UTC\n");
        text.append("seed       ").append(manifest.path("seed").asText());
        text.append(", ").append(Columns.counted(manifest.path("repeat").asInt(1), "repetition"));
        text.append(", ").append(Columns.counted(manifest.path("variants").asInt(1), "variant"));
        text.append('\n');
        report.ifPresent(tree -> text.append("hash       ")
                .append(tree.path("metricsHash").asText())
                .append("\n\n")
                .append(Figures.text(tree, isColoured())));
        if (folder.state() == RunFolder.State.INTERRUPTED) {
            text.append("\n'limbeck resume ").append(folder.id()).append("' goes on\n");
        }
        print(manifest, text.toString());
        return ExitCode.DONE;
    }
}
