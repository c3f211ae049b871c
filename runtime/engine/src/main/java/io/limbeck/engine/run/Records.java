package io.limbeck.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.document.Variant;
import io.limbeck.engine.evaluate.EvaluationJson;
import io.limbeck.engine.evaluate.StressFigures;
import io.limbeck.engine.experiment.BoundExperiment;
import io.limbeck.engine.explain.Explained;
import io.limbeck.engine.explain.ExplanationJson;
import io.limbeck.engine.plan.BoundVariant;
import io.limbeck.engine.plan.Seeds;
import io.limbeck.engine.plan.StepKind;
import io.limbeck.engine.plan.Twins;
import io.limbeck.engine.report.CurvePoint;
import io.limbeck.engine.report.DataRecord;
import io.limbeck.engine.report.ModelRecord;
import io.limbeck.engine.report.RepetitionRecord;
import io.limbeck.engine.report.Resemblance;
import io.limbeck.engine.report.RunRecord;
import io.limbeck.engine.report.Selective;
import io.limbeck.engine.report.VariantRecord;
import io.limbeck.engine.store.StoredEntry;
import io.limbeck.engine.study.Measured;
import io.limbeck.engine.study.Objective;
import io.limbeck.engine.study.StudyRecord;
import io.limbeck.engine.study.TrialRecord;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.metric.PredictionDetails;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.metric.Predictions.Part;
import io.limbeck.spi.search.Point;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Gathers what a report is made of from a finished run's store entries. */
final class Records {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Bench bench;

    Records(Bench bench) {
        this.bench = bench;
    }

    RunRecord gather(String started, String finished, String document, ObjectNode manifest) throws IOException {
        List<VariantRecord> variants = new ArrayList<>();
        for (BoundVariant variant : bench.checked().variants()) {
            variants.add(variant(variant));
        }
        return new RunRecord(
                bench.run().id(),
                bench.checked().name(),
                bench.checked().document().path("description").asText(""),
                started,
                finished,
                document,
                manifest,
                variants,
                bench.checked().warnings().stream()
                        .map(problem -> problem.where() + ": " + problem.message())
                        .toList(),
                study(variants, started, finished));
    }

    /** A sweep whose points were known is a study as well: each point was tried once. */
    private Optional<StudyRecord> study(List<VariantRecord> variants, String started, String finished) {
        StudyRecord study = bench.checked().study();
        if (bench.checked().isSearch() || variants.size() < 2) {
            return bench.checked().isSearch() ? Optional.of(study) : Optional.empty();
        }
        List<TrialRecord> trials = new ArrayList<>();
        for (VariantRecord variant : variants) {
            List<Double> coordinates = study.axes().stream()
                    .map(axis -> axis.coordinate(
                                    Objects.requireNonNull(variant.assignments().get(axis.place())))
                            .orElseThrow())
                    .toList();
            List<Double> values = study.objectives().stream()
                    .map(objective -> validation(variant, objective))
                    .toList();
            Measured measured = new Measured(
                    OptionalLong.empty(), values, trials.size(), Instant.parse(started), Instant.parse(finished));
            boolean defined = values.stream().allMatch(Double::isFinite);
            trials.add(new TrialRecord(
                    trials.size(),
                    new Point(coordinates),
                    defined ? List.of(measured) : List.of(),
                    defined ? TrialRecord.State.COMPLETE : TrialRecord.State.FAILED,
                    defined ? "" : "an objective is undefined on the validation rows"));
        }
        return Optional.of(study.with(trials));
    }

    private static double validation(VariantRecord variant, Objective objective) {
        return variant.models().stream()
                .filter(model -> model.place().equals(objective.model()))
                .flatMap(model -> model.repetitions().stream())
                .mapToDouble(
                        repetition -> repetition.evaluation().validation().getOrDefault(objective.key(), Double.NaN))
                .average()
                .orElse(Double.NaN);
    }

    private VariantRecord variant(BoundVariant variant) throws IOException {
        BoundExperiment experiment = variant.experiment();
        List<ModelRecord> models = new ArrayList<>();
        for (Shown shown : Shown.of(experiment)) {
            List<RepetitionRecord> repetitions = new ArrayList<>();
            for (int r = 0; r < experiment.repeat(); r++) {
                repetitions.add(repetition(variant.index(), experiment, r, shown.place()));
            }
            models.add(new ModelRecord(
                    shown.place(),
                    shown.role(),
                    shown.title(),
                    bench.components(variant.index())
                            .node(shown.place())
                            .component()
                            .id()
                            .toString(),
                    shown.of(),
                    shown.twin(),
                    shown.teacher(),
                    shown.before(),
                    repetitions,
                    explanations(variant.index(), experiment, shown.place())));
        }
        Variant written = bench.checked().written().get(variant.index());
        return new VariantRecord(
                variant.label(), written.assignments(), data(variant), models, new Compressions(bench, variant).paid());
    }

    /** What the model shows of itself, then what explainers found out; nothing of models that are not explained. */
    private List<Explained> explanations(int variant, BoundExperiment experiment, String place) throws IOException {
        if (!Twins.explained(experiment).contains(place)) {
            return List.of();
        }
        List<Explained> explained =
                new ArrayList<>(explained(bench.stored(StepKind.MODEL, variant, 0, place), OwnExhibits.FILE));
        if (!experiment.explain().isEmpty()) {
            explained.addAll(explained(bench.stored(StepKind.EXPLANATION, variant, 0, place), ExplanationWork.FILE));
        }
        return explained;
    }

    private static List<Explained> explained(StoredEntry entry, String file) throws IOException {
        return ExplanationJson.read(JSON.readTree(entry.file(file).toFile()));
    }

    private RepetitionRecord repetition(int variant, BoundExperiment experiment, int repetition, String place)
            throws IOException {
        StoredEntry model = bench.stored(StepKind.MODEL, variant, repetition, place);
        StoredEntry figures = bench.stored(StepKind.EVALUATION, variant, repetition, place);
        Map<String, Double> facts = new LinkedHashMap<>();
        JSON.readTree(model.file(ModelWork.FACTS).toFile())
                .properties()
                .forEach(fact -> facts.put(fact.getKey(), number(fact.getValue())));
        List<CurvePoint> curve = new ArrayList<>();
        for (JsonNode point : JSON.readTree(model.file(ModelWork.CURVE).toFile())) {
            Map<String, Double> values = new LinkedHashMap<>();
            point.properties().forEach(value -> values.put(value.getKey(), number(value.getValue())));
            Double epoch = values.remove("epoch");
            curve.add(new CurvePoint(epoch == null ? curve.size() + 1 : epoch, values));
        }
        return new RepetitionRecord(
                repetition,
                Seeds.repetition(experiment.seed(), repetition).key(),
                EvaluationJson.read(
                        JSON.readTree(figures.file(EvaluationWork.FILE).toFile())),
                facts,
                resemblance(variant, repetition, place),
                curve,
                selective(variant, experiment, repetition, place),
                stress(variant, experiment, repetition, place));
    }

    private List<StressFigures> stress(int variant, BoundExperiment experiment, int repetition, String place)
            throws IOException {
        if (experiment.stress().isEmpty()) {
            return List.of();
        }
        StoredEntry entry = bench.stored(StepKind.STRESS, variant, repetition, place);
        return List.of(
                EvaluationJson.mapper().readValue(entry.file(StressWork.FILE).toFile(), StressFigures[].class));
    }

    private Selective selective(int variant, BoundExperiment experiment, int repetition, String place) {
        StoredModel model = bench.model(variant, repetition, place);
        Table rows = bench.prepared(variant, repetition, place).rows(Split.TEST);
        if (rows.isRegression()) {
            return new Selective(List.of(), List.of());
        }
        Predictions predictions = new Predictions(
                model.on(Split.TEST).probabilities(),
                rows.labels(),
                new double[rows.rows()],
                rows.classes(),
                rows.favourable(),
                List.of(),
                Optional.empty());
        Set<Part> parts = Details.shownBy(experiment, place, Set.of(Part.SETS));
        PredictionDetails details = Details.of(parts, model, model.on(Split.TEST), rows, Split.TEST);
        return Selective.of(predictions.with(details));
    }

    private Optional<Resemblance> resemblance(int variant, int repetition, String place) {
        return Twins.twinAt(place)
                .filter(twin -> twin == BoundExperiment.Twin.REDISTILLED)
                .filter(twin ->
                        !bench.prepared(variant, repetition, place).raw().isRegression())
                .map(twin -> Resemblance.of(
                        probabilities(variant, repetition, Twins.studentOf(place)),
                        probabilities(variant, repetition, place)));
    }

    private double[][] probabilities(int variant, int repetition, String place) {
        return bench.model(variant, repetition, place).on(Split.TEST).probabilities();
    }

    /** NaN and infinities are written as texts. */
    private static double number(JsonNode value) {
        return value.isTextual() ? Double.parseDouble(value.asText()) : value.asDouble();
    }

    private DataRecord data(BoundVariant variant) {
        BoundExperiment experiment = variant.experiment();
        String model = Shown.of(experiment).get(0).place();
        Prepared prepared = bench.prepared(variant.index(), 0, model);
        Table raw = prepared.raw();
        Map<String, Long> splits = new LinkedHashMap<>();
        for (Split split : Split.values()) {
            splits.put(split.label(), (long) prepared.rows(split).rows());
        }
        Components components = bench.components(variant.index());
        String place = components.edges(components.node(model), "data").get(0).from();
        return DataSummary.of(
                bench.components(variant.index()).node(place).component().id().toString(),
                raw,
                prepared.rows(Split.TRAIN).width(),
                splits);
    }
}
