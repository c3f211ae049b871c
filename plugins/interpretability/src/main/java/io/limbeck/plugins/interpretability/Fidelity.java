package io.limbeck.plugins.interpretability;

import io.limbeck.spi.metric.Direction;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;

/**
 * Fidelity: share of rows on which the student decides as its teacher does, right or wrong,
 * {@code Σ w·[student = teacher] / Σ w} [1]. A student is a good explanation of its teacher only where it is high.
 *
 * <p>[1] Craven, Shavlik: Extracting Tree-Structured Representations of Trained Networks, 1996, section 4.
 */
final class Fidelity implements Metric {

    @Override
    public String definition() {
        return "fidelity: weighted share of rows on which student and teacher decide alike";
    }

    @Override
    public Direction better() {
        return Direction.HIGHER;
    }

    @Override
    public boolean needsTeacher() {
        return true;
    }

    @Override
    public double value(Predictions predictions) {
        return predictions
                .teacher()
                .map(teacher -> agreement(predictions, predictions.decisions(), predictions.decisions(teacher)))
                .orElse(Double.NaN);
    }

    private static double agreement(Predictions predictions, int[] student, int[] teacher) {
        double alike = 0;
        double all = 0;
        for (int row = 0; row < student.length; row++) {
            double weight = predictions.weights()[row];
            alike += student[row] == teacher[row] ? weight : 0;
            all += weight;
        }
        return alike / all;
    }
}
