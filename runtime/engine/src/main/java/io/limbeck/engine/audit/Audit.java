package io.limbeck.engine.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import io.limbeck.spi.data.Table;
import io.limbeck.spi.metric.FairnessMetric;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;
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
        AuditedRows audited = new AuditedRows(request, parts);
        Table rows = audited.read();
        Predictions predictions = audited.predictions(rows);
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
