package io.limbeck.plugins.interpretability.explain;

import io.limbeck.plugins.interpretability.ask.Asked;
import io.limbeck.plugins.interpretability.ask.Baseline;
import io.limbeck.plugins.interpretability.ask.ChosenRows;
import io.limbeck.plugins.interpretability.ask.FeatureSet;
import io.limbeck.plugins.interpretability.ask.Scale;
import io.limbeck.plugins.interpretability.attribution.Attributions;
import io.limbeck.plugins.interpretability.attribution.IntegratedGradients;
import io.limbeck.plugins.interpretability.attribution.ShapleyValues;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.explain.ExplainInputs;
import java.util.List;

/** Attributions that other explainers build on. */
enum Attribution {
    /** Integrated gradients where every model asked shows gradients, else Shapley values. */
    AUTO("integrated gradients or Shapley values"),
    INTEGRATED_GRADIENTS("integrated gradients"),
    /** Sampled Shapley values of the log-odds: for any model. */
    SHAPLEY("Shapley values");

    /** Steps of integrated gradients, and pairs of orders of Shapley values: enough to order features by. */
    private static final int STEPS = 50;

    private static final int PAIRS = 20;
    private static final int BACKGROUND = 20;

    private final String words;

    Attribution(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /**
     * What was found of each model, by the same attribution.
     *
     * @param by the attribution that was taken
     * @param found one for each model asked
     */
    record Found(Attribution by, List<Attributions> found) {}

    /**
     * {@return the contributions to the log-odds of the classes, of each of the models}
     *
     * @throws InvalidInputException if gradients are wanted that a model does not show
     */
    Found of(
            List<Asked> models,
            ExplainInputs inputs,
            FeatureSet features,
            Table rows,
            int[] classes,
            Baseline baseline) {
        if (this != SHAPLEY) {
            try {
                IntegratedGradients gradients = new IntegratedGradients(features, STEPS);
                float[] baselines = baseline.of(rows, inputs.background());
                return new Found(
                        INTEGRATED_GRADIENTS,
                        models.stream()
                                .map(model -> gradients.of(model, rows.matrix(), baselines, classes))
                                .toList());
            } catch (InvalidInputException e) {
                if (this == INTEGRATED_GRADIENTS) {
                    throw e;
                }
            }
        }
        ShapleyValues values = new ShapleyValues(features, Scale.LOG_ODDS, false, PAIRS);
        float[] background = ChosenRows.of(
                        inputs.background(), BACKGROUND, inputs.random().child("background"))
                .matrix();
        return new Found(
                SHAPLEY,
                models.stream()
                        .map(model -> values.of(
                                model,
                                rows.matrix(),
                                background,
                                classes,
                                inputs.random().child("orders")))
                        .toList());
    }
}
