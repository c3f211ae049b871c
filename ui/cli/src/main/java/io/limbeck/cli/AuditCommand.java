package io.limbeck.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.audit.Audit;
import io.limbeck.engine.audit.AuditRequest;
import io.limbeck.engine.report.HtmlReport;
import io.limbeck.engine.report.UnknownGroups;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code limbeck audit CSV}. */
@Command(
        name = "audit",
        description = "Judges predictions made elsewhere: fairness and calibration of a CSV file of decisions.")
class AuditCommand extends BaseCommand {

    @Parameters(paramLabel = "CSV", description = "The file; its first line names the columns.")
    private Path csv;

    @Option(names = "--target", required = true, paramLabel = "COLUMN", description = "Column of the true class.")
    private String target = "";

    @Option(
            names = "--prediction",
            required = true,
            paramLabel = "COLUMN",
            description = "Column of the decided class.")
    private String prediction = "";

    @Option(names = "--score", paramLabel = "COLUMN", description = "Column of the favourable class's probability.")
    private @Nullable String score;

    @Option(
            names = "--sensitive",
            required = true,
            split = ",",
            paramLabel = "COLUMN",
            description = "Columns whose values are groups; sex*race is an intersection.")
    private List<String> sensitive = new ArrayList<>();

    @Option(
            names = "--favourable",
            paramLabel = "CLASS",
            description = "The favourable class; default: the last in sorted order.")
    private @Nullable String favourable;

    @Option(
            names = "--privileged",
            paramLabel = "COLUMN=GROUP",
            description = "The privileged group of an attribute, for signed conventions.")
    private Map<String, String> privileged = new LinkedHashMap<>();

    @Option(names = "--metric", paramLabel = "ID", description = "Metrics in place of the standard list.")
    private List<String> metrics = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Seed of the bootstrap intervals.")
    private long seed;

    @Option(names = "--html", paramLabel = "FILE", description = "Writes the audit as a page, too.")
    private @Nullable Path html;

    @Override
    public Integer call() {
        AuditRequest request = new AuditRequest(
                csv,
                target,
                prediction,
                Optional.ofNullable(score),
                sensitive,
                Optional.ofNullable(favourable),
                privileged,
                metrics,
                seed);
        ObjectNode report = new Audit(catalog()).run(request, Instant.now());
        if (html != null) {
            write(html, new HtmlReport().render(report));
        }
        print(
                report,
                subject(report)
                        + Figures.text(report, isColoured())
                        + (html == null ? "" : "\nreport  " + html + "\n"));
        return ExitCode.DONE;
    }

    /** What is judged: how many decisions, about which groups, and what counts as favourable. */
    private String subject(ObjectNode report) {
        JsonNode data = report.path("variants").path(0).path("data");
        List<String> classes = new ArrayList<>();
        data.path("classes").forEach(name -> classes.add(name.asText()));
        StringBuilder text = new StringBuilder();
        text.append(csv).append(": ").append(Columns.counted(data.path("rows").asInt(), "row"));
        text.append(", classes ").append(String.join(", ", classes));
        text.append(", of which '").append(data.path("favourable").asText()).append("' is favourable\n");
        Map<String, List<String>> groups = new LinkedHashMap<>();
        data.path("groups").forEach(group -> groups.computeIfAbsent(
                        group.path("attribute").asText(), attribute -> new ArrayList<>())
                .add(group.path("group").asText() + " " + group.path("rows").asText()));
        groups.forEach((attribute, rows) -> text.append(attribute)
                .append(": ")
                .append(String.join(", ", rows))
                .append('\n'));
        UnknownGroups.sentence(data).ifPresent(unknown -> text.append(unknown).append('\n'));
        return text.append('\n').toString();
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new InvalidInputException(Problem.error(
                    file.toString(),
                    "cannot be written: " + e.getMessage(),
                    "name a file in a folder you may write to"));
        }
    }
}
