package io.limbeck.engine.run;

import io.limbeck.spi.data.Table;
import io.limbeck.spi.metric.PredictionDetails;
import io.limbeck.spi.model.Gaussian;
import io.limbeck.spi.model.ModelOutputs;

/** What outputs mean to those who judge them. */
final class Answers {

    private Answers() {}

    /** {@return class probabilities {@code [rows][classes]}; of numbers mean and standard deviation, {@code [rows][2]}} */
    static double[][] of(ModelOutputs outputs, Table rows) {
        return rows.targets().map(targets -> Gaussian.inUnit(outputs, targets)).orElseGet(outputs::probabilities);
    }

    /** {@return the details, with the true numbers where numbers are predicted} */
    static PredictionDetails besides(PredictionDetails details, Table rows) {
        return rows.targets().map(details::withTargets).orElse(details);
    }
}
