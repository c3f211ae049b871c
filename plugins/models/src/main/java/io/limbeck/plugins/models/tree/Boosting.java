package io.limbeck.plugins.models.tree;

import io.limbeck.spi.Progress;
import io.limbeck.spi.data.Table;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** One boosting, round by round. */
final class Boosting {

    private static final int CURVE_POINTS = 25;

    private Boosting() {}

    /**
     * Boosts.
     *
     * @param parameters XGBoost's
     * @param validation rows that say when to stop; may be none
     */
    static BoostedModel run(
            BoostedTrees.Settings settings,
            Map<String, Object> parameters,
            Table train,
            Table validation,
            Progress progress) {
        try {
            DMatrix rows = matrix(train);
            DMatrix watched = validation.rows() == 0 ? null : matrix(validation);
            Booster booster = XGBoost.train(rows, parameters, 1, Map.of(), null, null);
            int best = 1;
            double lowest = Double.POSITIVE_INFINITY;
            for (int round = 1; round <= settings.rounds(); round++) {
                if (round > 1) {
                    booster.update(rows, round - 1);
                }
                boolean told = round == settings.rounds() || round % Math.max(1, settings.rounds() / CURVE_POINTS) == 0;
                if (watched == null || (settings.patience().isEmpty() && !told)) {
                    best = round;
                    progress.report(round, settings.rounds(), Map.of());
                    continue;
                }
                double loss = loss(booster, watched, round - 1);
                progress.report(
                        round,
                        settings.rounds(),
                        told ? Map.of("epoch", (double) round, "validationObjective", loss) : Map.of());
                if (settings.patience().isEmpty() || loss < lowest) {
                    lowest = loss;
                    best = round;
                } else if (round - best >= settings.patience().get()) {
                    break;
                }
            }
            return new BoostedModel(
                    booster, best, train.width(), train.classes().size());
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost failed: " + e.getMessage(), e);
        }
    }

    /** XGBoost tells it in a line such as {@code [3]	validation-logloss:0.30}. */
    private static double loss(Booster booster, DMatrix rows, int round) throws XGBoostError {
        String line = booster.evalSet(new DMatrix[] {rows}, new String[] {"validation"}, round);
        return Double.parseDouble(line.substring(line.lastIndexOf(':') + 1).trim());
    }

    private static DMatrix matrix(Table table) throws XGBoostError {
        DMatrix rows = new DMatrix(NumberMatrix.of(table), table.rows(), table.width(), Float.NaN);
        float[] labels = new float[table.rows()];
        float[] weights = new float[table.rows()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = table.labels()[row];
            weights[row] = (float) table.weights()[row];
        }
        rows.setLabel(labels);
        rows.setWeight(weights);
        return rows;
    }
}
