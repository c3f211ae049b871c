package io.limbeck.engine.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.engine.evaluate.Evaluation;
import io.limbeck.engine.evaluate.EvaluationJson;
import io.limbeck.engine.evaluate.Evaluator;
import io.limbeck.engine.experiment.BoundExperiment;
import io.limbeck.engine.plan.Seeds;
import io.limbeck.engine.plan.Step;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.metric.Predictions.Part;
import io.limbeck.spi.model.ModelOutputs;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges one model of one repetition, and stores the figures. */
final class EvaluationWork {

    static final String FILE = "evaluation.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Bench bench;
    private final Step step;

    EvaluationWork(Bench bench, Step step) {
        this.bench = bench;
        this.step = step;
    }

    void run() throws IOException {
        long start = System.nanoTime();
        BoundExperiment experiment = bench.experiment(step.variant());
        List<Shown> all = Shown.of(experiment);
        Shown shown = Shown.find(experiment, step.place()).orElseThrow();
        Prepared data = bench.prepared(step.variant(), step.repetition(), shown.place());
        Map<String, double[][]> others = new LinkedHashMap<>();
        shown.others(all)
                .forEach((name, other) -> others.put(name, said(other.place(), data.rows(Split.TEST), Split.TEST)));
        Optional<double[][]> before = shown.before().isEmpty()
                ? Optional.empty()
                : Optional.of(said(shown.before(), data.rows(Split.TEST), Split.TEST));
        RandomSource random =
                Seeds.repetition(experiment.seed(), step.repetition()).child("evaluation");
        Evaluation evaluation;
        try (Components components = bench.components(step.variant())) {
            Metrics metrics = Metrics.make(components, experiment);
            Predictions test = predictions(shown, data, Split.TEST, metrics.needs());
            Optional<Predictions> validation = data.rows(Split.VALIDATION).rows() == 0
                    ? Optional.empty()
                    : Optional.of(predictions(shown, data, Split.VALIDATION, metrics.needs()));
            evaluation = new Evaluator(metrics.plain(), metrics.fairness())
                    .evaluate(test, validation, others, before, experiment.repeat() == 1, random);
        }
        Duration wall = Duration.ofNanos(System.nanoTime() - start);
        bench.store()
                .put(
                        step.key(),
                        step.ingredients().in(bench.run().id()),
                        wall,
                        folder -> Files.writeString(
                                folder.resolve(FILE), JSON.writeValueAsString(EvaluationJson.write(evaluation))));
    }

    private double[][] said(String place, Table rows, Split split) {
        return Answers.of(model(place).on(split), rows);
    }

    private StoredModel model(String place) {
        return bench.model(step.variant(), step.repetition(), place);
    }

    private Predictions predictions(Shown shown, Prepared data, Split split, Set<Part> wanted) {
        Table rows = data.rows(split);
        double[] ones = new double[rows.rows()];
        Arrays.fill(ones, 1);
        Optional<double[][]> teacher =
                shown.teacher().isEmpty() ? Optional.empty() : Optional.of(said(shown.teacher(), rows, split));
        StoredModel model = model(shown.place());
        ModelOutputs outputs = model.on(split);
        return new Predictions(
                        Answers.of(outputs, rows),
                        rows.labels(),
                        ones,
                        rows.classes(),
                        rows.favourable(),
                        rows.sensitive(),
                        teacher,
                        rows.sequences())
                .with(Answers.besides(
                        Details.of(
                                Details.shownBy(bench.experiment(step.variant()), shown.place(), wanted),
                                model,
                                outputs,
                                rows,
                                split),
                        rows));
    }
}
