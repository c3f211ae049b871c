package io.limbeck.engine.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.Suggestions;
import io.limbeck.engine.evaluate.Evaluation;
import io.limbeck.engine.evaluate.Evaluator;
import io.limbeck.engine.evaluate.NamedFairnessMetric;
import io.limbeck.engine.evaluate.NamedMetric;
import io.limbeck.engine.report.ModelRecord;
import io.limbeck.engine.report.RepetitionRecord;
import io.limbeck.engine.report.ReportBuilder;
import io.limbeck.engine.report.Role;
import io.limbeck.engine.report.RunRecord;
import io.limbeck.engine.report.VariantRecord;
import io.limbeck.engine.run.DataSummary;
import io.limbeck.engine.run.Parts;
import io.limbeck.spi.Component;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.DatasetSource;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.metric.FairnessMetric;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fairness and calibration of predictions that some other system made: no training, no TensorFlow. */
public final class Audit {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> QUALITY = List.of(
            "quality/accuracy", "quality/balanced-accuracy", "quality/precision", "quality/recall", "quality/f1");
    private static final List<String> SCORED =
            List.of("quality/auroc", "uncertainty/nll", "uncertainty/brier", "uncertainty/ece");
    private static final List<String> FAIRNESS = List.of(
            "fairness/demographic-parity",
            "fairness/equal-opportunity",
            "fairness/equalized-odds",
            "fairness/predictive-parity");
    private static final List<String> PRIVILEGED = List.of("fairness/disparate-impact");

    private final Catalog catalog;
    private final Parts parts;

    /** An audit with the metrics of this catalog. */
    public Audit(Catalog catalog) {
        this.catalog = catalog;
        this.parts = new Parts(catalog);
    }

    /**
     * {@return the audit as a report tree, of the same shape as a run's {@code report.json}}
     *
     * @throws InvalidInputException if file, columns or values are not as the request says
     */
    public ObjectNode run(AuditRequest request, Instant now) {
        Table rows = read(request);
        Predictions predictions = predictions(request, rows);
        List<NamedMetric> metrics = new ArrayList<>();
        List<NamedFairnessMetric> fairness = new ArrayList<>();
        for (String id : ids(request)) {
            Component<?, ?> component = component(id);
            if (component.kind().equals(FairnessMetric.KIND)) {
                fairness.add(new NamedFairnessMetric(id, parts.make(id, FairnessMetric.KIND)));
            } else {
                metrics.add(new NamedMetric(id, parts.make(id, Metric.KIND)));
            }
        }
        RandomSource random = new RandomSource(request.seed()).child("audit");
        Evaluation evaluation =
                new Evaluator(metrics, fairness).evaluate(predictions, Optional.empty(), Map.of(), true, random);
        return new ReportBuilder().build(record(request, rows, evaluation, now));
    }

    private List<String> ids(AuditRequest request) {
        if (!request.metrics().isEmpty()) {
            return request.metrics();
        }
        List<String> ids = new ArrayList<>(QUALITY);
        if (request.score().isPresent()) {
            ids.addAll(SCORED);
        }
        ids.addAll(FAIRNESS);
        if (!request.privileged().isEmpty()) {
            ids.addAll(PRIVILEGED);
        }
        return ids;
    }

    private Component<?, ?> component(String id) {
        return catalog.find(id, List.of(Metric.KIND, FairnessMetric.KIND))
                .map(Catalog.Entry::component)
                .filter(one -> one.kind().equals(Metric.KIND) || one.kind().equals(FairnessMetric.KIND))
                .orElseThrow(() -> new InvalidInputException(Problem.error(
                        "--metric",
                        "there is no metric '" + id + "'",
                        Suggestions.didYouMean(id, metrics())
                                + "'limbeck plugins list --kind metric' and '--kind fairness-metric' name them all")));
    }

    private List<String> metrics() {
        return catalog.entries().stream()
                .map(Catalog.Entry::component)
                .filter(one -> one.kind().equals(Metric.KIND) || one.kind().equals(FairnessMetric.KIND))
                .map(one -> one.id().toString())
                .toList();
    }

    private Table read(AuditRequest request) {
        if (!Files.isRegularFile(request.csv())) {
            throw new InvalidInputException(Problem.error(
                    request.csv().toString(),
                    Files.isDirectory(request.csv()) ? "is a folder" : "there is no such file",
                    "name a CSV file; relative names start in " + Path.of("").toAbsolutePath()));
        }
        ObjectNode settings = JSON.createObjectNode();
        settings.put("path", request.csv().toAbsolutePath().toString());
        settings.put("label", request.target());
        settings.put("missing", "error");
        request.favourable().ifPresent(name -> settings.put("favourable", name));
        ArrayNode sensitive = settings.putArray("sensitive");
        request.sensitive().forEach(sensitive::add);
        ObjectNode privileged = settings.putObject("privileged");
        request.privileged().forEach(privileged::put);
        ArrayNode features = settings.putArray("features");
        features.add(request.prediction());
        request.score().ifPresent(features::add);
        settings.putArray("categorical").add(request.prediction());
        try {
            return parts.make(
                            "data/csv",
                            DatasetSource.KIND,
                            settings,
                            request.csv().toString())
                    .read();
        } catch (InvalidInputException e) {
            throw new InvalidInputException(e.problems().stream()
                    .map(problem -> asOption(request, problem))
                    .distinct()
                    .toList());
        }
    }

    /** The same problem, with the option in place of the setting that the option became. */
    private static Problem asOption(AuditRequest request, Problem problem) {
        String setting = problem.where().replaceFirst("[.\\[].*", "");
        String place =
                switch (setting) {
                    case "label" -> "--target";
                    case "sensitive" -> "--sensitive";
                    case "privileged" -> "--privileged";
                    case "favourable", "classes" -> "--favourable";
                    case "features", "categorical" ->
                        problem.message().contains("'" + request.prediction() + "'") ? "--prediction" : "--score";
                    default -> request.csv().toString();
                };
        return new Problem(problem.severity(), place, problem.message(), problem.remedy());
    }

    private static Predictions predictions(AuditRequest request, Table rows) {
        if (rows.classes().size() != 2 && request.score().isPresent()) {
            throw new InvalidInputException(Problem.error(
                    "--score",
                    "a score column speaks of two classes, but column '" + request.target() + "' has "
                            + rows.classes().size(),
                    "leave --score out"));
        }
        int classes = rows.classes().size();
        int[] decided = decisions(request, rows);
        double[][] probabilities = new double[rows.rows()][classes];
        double[] scores = request.score().map(name -> scores(name, rows)).orElse(null);
        for (int row = 0; row < rows.rows(); row++) {
            if (scores == null) {
                probabilities[row][decided[row]] = 1;
            } else {
                probabilities[row][rows.favourable()] = scores[row];
                probabilities[row][1 - rows.favourable()] = 1 - scores[row];
            }
        }
        Predictions predictions = new Predictions(
                probabilities,
                rows.labels(),
                rows.weights(),
                rows.classes(),
                rows.favourable(),
                rows.sensitive(),
                Optional.empty());
        requireAgreement(request, predictions.decisions(), decided);
        return predictions;
    }

    private static int[] decisions(AuditRequest request, Table rows) {
        Column.Categorical column = (Column.Categorical) column(rows, request.prediction());
        int[] decided = new int[rows.rows()];
        for (int row = 0; row < decided.length; row++) {
            String value = column.categories().get(column.codes()[row]);
            decided[row] = rows.classes().indexOf(value);
            if (decided[row] < 0) {
                throw new InvalidInputException(Problem.error(
                        "--prediction",
                        "column '" + request.prediction() + "' says '" + value + "', which is no class of column '"
                                + request.target() + "' (" + String.join(", ", rows.classes()) + ")",
                        "name the column of decided classes; a column of probabilities belongs to --score"));
            }
        }
        return decided;
    }

    private static double[] scores(String name, Table rows) {
        if (!(column(rows, name) instanceof Column.Numeric numeric)) {
            throw new InvalidInputException(Problem.error(
                    "--score", "column '" + name + "' does not hold numbers", "name a column of probabilities"));
        }
        for (double score : numeric.values()) {
            if (!(score >= 0 && score <= 1)) {
                throw new InvalidInputException(Problem.error(
                        "--score",
                        "column '" + name + "' holds '" + score + "', which is no probability",
                        "give probabilities of the favourable class, between 0 and 1"));
            }
        }
        return numeric.values();
    }

    /** Decisions and scores must tell one story, or every figure would depend on which of them it is made of. */
    private static void requireAgreement(AuditRequest request, int[] fromScores, int[] decided) {
        int differing = 0;
        for (int row = 0; row < decided.length; row++) {
            differing += fromScores[row] == decided[row] ? 0 : 1;
        }
        if (differing > 0) {
            throw new InvalidInputException(Problem.error(
                    "--score",
                    "the scores contradict the decisions of column '" + request.prediction() + "' in '" + differing
                            + "' of " + decided.length + " rows, taking 0.5 as the threshold",
                    "check --favourable; where another threshold was used, audit decisions without --score"));
        }
    }

    private static Column column(Table rows, String name) {
        return rows.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        Problem.error("", "there is no column '" + name + "'", "check the file's first line")));
    }

    private static RunRecord record(AuditRequest request, Table rows, Evaluation evaluation, Instant now) {
        ModelRecord model = new ModelRecord(
                "audited",
                Role.MODEL,
                "audited model",
                "",
                "",
                "",
                "",
                List.of(new RepetitionRecord(0, request.seed(), evaluation, Map.of(), List.of())));
        String name = String.valueOf(request.csv().getFileName());
        return new RunRecord(
                "audit-" + name,
                "Audit of " + name,
                "",
                now.toString(),
                now.toString(),
                "",
                JSON.createObjectNode().put("csv", name).put("rows", rows.rows()),
                List.of(new VariantRecord(
                        "",
                        Map.of(),
                        DataSummary.of("data/csv", rows, rows.width(), Map.of("test", (long) rows.rows())),
                        List.of(model))),
                List.of());
    }
}
