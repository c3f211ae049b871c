package io.limbeck.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.report.CompareReport;
import io.limbeck.engine.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code limbeck compare RUN RUN…}. */
@Command(name = "compare", description = "Shows the figures of several runs side by side.")
class CompareCommand extends WorkingCommand {

    @Parameters(paramLabel = "RUN", arity = "2..*", description = "The runs, two or more.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Writes a page too, with what federations sent for their accuracy on one axis.")
    private @Nullable Path html;

    @Override
    public Integer call() throws IOException {
        List<JsonNode> reports = names.stream()
                .map(name -> RunFolder.open(runs(), name))
                .map(run -> run.report().orElseThrow(() -> Finished.unfinished(run)))
                .toList();
        CompareReport comparison = new CompareReport();
        if (html != null) {
            Files.writeString(html, comparison.html(reports));
        }
        print(comparison.json(reports), comparison.text(reports, isColoured()));
        return ExitCode.DONE;
    }
}
