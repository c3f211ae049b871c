package io.limbeck.plugins.interpretability.fidelity;

import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;
import io.limbeck.spi.metric.Predictions.Part;
import java.util.Set;

/**
 * Fidelity of a predicted number: root of the mean squared distance of the student's means from its teacher's, {@code
 * √(Σ w·(μ_s - μ_t)² / Σ w)}, in the unit of the target; 0 for a student that says what its teacher says, right or wrong.
 */
final class MeanDistance implements Metric {

    @Override
    public Set<Part> needs() {
        return Set.of(Part.TEACHER, Part.TARGETS);
    }

    @Override
    public String definition() {
        return "root of the weighted mean of (student's mean - teacher's mean)², in the unit of the target";
    }

    @Override
    public Direction better() {
        return Direction.LOWER;
    }

    @Override
    public double value(Predictions predictions) {
        double[][] teacher = predictions.teacher().orElseThrow();
        double squares = 0;
        double all = 0;
        for (int row = 0; row < predictions.rows(); row++) {
            double distance = predictions.mean(row) - teacher[row][0];
            squares += predictions.weights()[row] * distance * distance;
            all += predictions.weights()[row];
        }
        return Math.sqrt(squares / all);
    }
}
