package io.limbeck.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.run.RunFolder;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;

/** Tells of a run that is done. */
final class Finished {

    private Finished() {}

    static void print(BaseCommand command, RunFolder run) {
        JsonNode report = run.report().orElseThrow(() -> unfinished(run));
        String text = Figures.text(report, BaseCommand.isColoured())
                + "\nrun     " + run.path()
                + "\nreport  " + run.path().resolve("report.html")
                + "\nhash    " + report.path("metricsHash").asText() + "\n";
        command.print(
                Json.object()
                        .put("run", run.id())
                        .put("folder", run.path().toString())
                        .put("report", run.path().resolve("report.html").toString())
                        .put("metricsHash", report.path("metricsHash").asText()),
                text);
    }

    static InvalidInputException unfinished(RunFolder run) {
        return new InvalidInputException(Problem.error(
                run.id(),
                "the run is not finished, so that it has no report",
                "'limbeck resume " + run.id() + "' goes on with it"));
    }
}
