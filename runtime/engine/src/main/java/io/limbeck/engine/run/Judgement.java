package io.limbeck.engine.run;

import io.limbeck.engine.evaluate.NamedFairnessMetric;
import io.limbeck.engine.evaluate.NamedMetric;
import io.limbeck.engine.evaluate.StressFigures;
import io.limbeck.engine.experiment.BoundExperiment;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.metric.PredictionDetails;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.metric.Predictions.Part;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Judges a model on rows of another kind.
 *
 * @param model the model
 * @param metrics the experiment's metrics
 * @param fairness the experiment's fairness metrics
 * @param parts what the model has that metrics ask for
 */
record Judgement(Teacher model, List<NamedMetric> metrics, List<NamedFairnessMetric> fairness, Set<Part> parts) {

    static Judgement of(Components components, BoundExperiment experiment, String place, Teacher model) {
        Metrics metrics = Metrics.make(components, experiment);
        return new Judgement(
                model, metrics.plain(), metrics.fairness(), Details.shownBy(experiment, place, metrics.needs()));
    }

    /** {@return figures on rows that have right answers} */
    StressFigures shifted(String test, String level, Table rows) {
        Predictions predictions = predictions(rows);
        Map<String, Double> figures = new LinkedHashMap<>();
        for (NamedMetric named : metrics) {
            if (named.metric().appliesTo(predictions)) {
                figures.put(named.id(), named.metric().value(predictions));
            }
        }
        for (NamedFairnessMetric named : fairness) {
            rows.sensitive()
                    .forEach(groups -> figures.put(
                            named.id() + "|" + groups.attribute(),
                            named.metric().estimate(predictions, groups)));
        }
        confidence(predictions, figures);
        return new StressFigures(test, level, false, rows.rows(), figures);
    }

    /** {@return figures on rows some of which are unknown} */
    StressFigures unknown(String test, String level, Table rows, boolean[] unknown) {
        Predictions predictions = predictions(rows);
        return unknown(test, level, predictions.with(predictions.details().withUnknown(unknown)));
    }

    /** {@return figures on rows of a known kind, and of others that are unknown} */
    StressFigures unknown(String test, Table known, Table others) {
        return unknown(test, "", Mixture.of(predictions(known), predictions(others)));
    }

    private StressFigures unknown(String test, String level, Predictions mixed) {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (NamedMetric named : metrics) {
            if (named.metric().needs().contains(Part.UNKNOWN) && named.metric().appliesTo(mixed)) {
                figures.put(named.id(), named.metric().value(mixed));
            }
        }
        boolean[] unknown = mixed.unknown().orElseThrow();
        Predictions others = mixed.select(
                IntStream.range(0, unknown.length).filter(row -> unknown[row]).toArray());
        confidence(others, figures);
        return new StressFigures(test, level, true, others.rows(), figures);
    }

    private static void confidence(Predictions rows, Map<String, Double> figures) {
        if (rows.isRegression()) {
            return;
        }
        double[] largest = rows.confidences();
        figures.put(StressFigures.CONFIDENCE, Arrays.stream(largest).average().orElse(Double.NaN));
        figures.put(
                StressFigures.SURE_OF,
                Arrays.stream(largest)
                        .map(p -> p >= StressFigures.SURE ? 1 : 0)
                        .average()
                        .orElse(Double.NaN));
    }

    /** Labels of another data set may be of other classes; they mean nothing. */
    private Predictions predictions(Table rows) {
        ModelOutputs outputs = model.outputs(rows, Split.TEST);
        double[] ones = new double[rows.rows()];
        Arrays.fill(ones, 1);
        PredictionDetails details = Details.of(parts, model, outputs, rows, Split.TEST);
        return new Predictions(
                        Answers.of(outputs, rows),
                        rows.labels(),
                        ones,
                        rows.classes(),
                        rows.favourable(),
                        rows.sensitive(),
                        Optional.empty(),
                        rows.sequences())
                .with(Answers.besides(details, rows));
    }
}
