package io.limbeck.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.report.CompareReport;
import io.limbeck.engine.run.RunFolder;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code limbeck compare RUN RUN…}. */
@Command(name = "compare", description = "Shows the figures of several runs side by side.")
class CompareCommand extends WorkingCommand {

    @Parameters(paramLabel = "RUN", arity = "2..*", description = "The runs, two or more.")
    private List<String> names = new ArrayList<>();

    @Override
    public Integer call() {
        List<JsonNode> reports = names.stream()
                .map(name -> RunFolder.open(runs(), name))
                .map(run -> run.report().orElseThrow(() -> Finished.unfinished(run)))
                .toList();
        CompareReport comparison = new CompareReport();
        print(comparison.json(reports), comparison.text(reports, isColoured()));
        return ExitCode.DONE;
    }
}
