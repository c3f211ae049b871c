package io.limbeck.engine.evaluate;

import io.limbeck.spi.data.Groups;
import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;
import java.util.stream.IntStream;

/**
 * The highest less the lowest expected calibration error of the groups of an attribute, each over {@value Reliability#BINS}
 * bins of its own rows. Groups with fewer than {@value #FEWEST} rows are left out: of few rows the error is high by
 * chance alone.
 */
final class CalibrationGap implements Metric {

    static final String NAME = "calibrationGap";
    static final int FEWEST = 20;

    private final String attribute;
    private final int[] groups;

    CalibrationGap(Groups groups) {
        int[] counts = groups.counts();
        this.attribute = groups.attribute();
        this.groups = IntStream.range(0, counts.length)
                .filter(group -> counts[group] >= FEWEST)
                .toArray();
    }

    @Override
    public String definition() {
        return "highest minus lowest expected calibration error of groups by " + attribute;
    }

    @Override
    public Direction better() {
        return Direction.LOWER;
    }

    @Override
    public double value(Predictions predictions) {
        if (groups.length < 2) {
            return Double.NaN;
        }
        int[] decisions = predictions.decisions();
        int[] codes = predictions.sensitive().stream()
                .filter(one -> one.attribute().equals(attribute))
                .findFirst()
                .orElseThrow()
                .codes();
        double[] errors = IntStream.of(groups)
                .mapToDouble(group ->
                        Reliability.expectedCalibrationError(predictions, decisions, row -> codes[row] == group))
                .sorted()
                .toArray();
        return errors[errors.length - 1] - errors[0];
    }
}
