package io.limbeck.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.report.TextTable;
import io.limbeck.engine.run.RunFolder;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code limbeck show RUN}. */
@Command(name = "show", description = "Shows a run: its state, its figures, where it came from.")
class ShowCommand extends BaseCommand {

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
                            .<com.fasterxml.jackson.databind.node.ObjectNode>set("manifest", folder.manifest())
                            .set("report", report.orElse(null)),
                    "");
            return ExitCode.DONE;
        }
        JsonNode manifest = folder.manifest();
        StringBuilder text = new StringBuilder();
        text.append("run        ").append(folder.path()).append('\n');
        text.append("state      ").append(folder.state().label()).append('\n');
        text.append("submitted  ").append(manifest.path("submitted").asText()).append('\n');
        text.append("seed       ")
                .append(manifest.path("seed").asText())
                .append(", ")
                .append(manifest.path("repeat").asText())
                .append(" repetitions, ")
                .append(manifest.path("variants").asText())
                .append(" variants\n");
        report.ifPresent(tree -> text.append("hash       ")
                .append(tree.path("metricsHash").asText())
                .append("\n\n")
                .append(new TextTable().render(tree, isColoured())));
        print(manifest, text.toString());
        return ExitCode.DONE;
    }
}
