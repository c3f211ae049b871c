package io.limbeck.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.run.Prediction;
import io.limbeck.spi.model.Gaussian;
import java.util.Locale;

/**
 * What a model says of a number in new rows: mean, standard deviation, and the central interval that is to hold a share of the
 * outcomes.
 *
 * @param prediction what it says
 * @param share the share
 */
record PredictedNumbers(Prediction prediction, double share) {

    String text(boolean json) {
        return json ? Json.pretty(tree()) + "\n" : csv();
    }

    private ObjectNode tree() {
        ObjectNode tree = Json.object().put("target", prediction.number().orElseThrow());
        ArrayNode rows = tree.putArray("predictions");
        for (int row = 0; row < prediction.probabilities().length; row++) {
            Gaussian said = prediction.distribution(row);
            rows.addObject()
                    .put("mean", said.mean())
                    .put("deviation", said.deviation())
                    .putObject("interval")
                    .put("share", share)
                    .put("low", said.quantile((1 - share) / 2))
                    .put("high", said.quantile((1 + share) / 2));
        }
        return tree;
    }

    private String csv() {
        StringBuilder text = new StringBuilder("mean,deviation,low,high\n");
        for (int row = 0; row < prediction.probabilities().length; row++) {
            Gaussian said = prediction.distribution(row);
            text.append(String.format(
                    Locale.ROOT,
                    "%.6g,%.6g,%.6g,%.6g\n",
                    said.mean(),
                    said.deviation(),
                    said.quantile((1 - share) / 2),
                    said.quantile((1 + share) / 2)));
        }
        return text.toString();
    }
}
