package io.limbeck.plugins.interpretability.fidelity;

import io.limbeck.spi.metric.Predictions;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What a student and its teacher say of the same rows.
 *
 * @param student the student's predictions
 * @param teacher the teacher's probabilities, {@code [rows][classes]}
 */
record Pair(Predictions student, double[][] teacher) {

    /** What a probability counts as at least, so that its logarithm is finite. */
    static final double SMALLEST = 1e-6;

    int rows() {
        return student.rows();
    }

    int classes() {
        return student.classes().size();
    }

    double[] weights() {
        return student.weights();
    }

    int[] decisions() {
        return student.decisions();
    }

    int[] teacherDecisions() {
        return student.decisions(teacher);
    }

    /** {@return 1 where these decisions are the labels, else 0} */
    int[] right(int[] decisions) {
        return IntStream.range(0, rows())
                .map(row -> decisions[row] == student.labels()[row] ? 1 : 0)
                .toArray();
    }

    /** {@return the weights, those of all other rows set to zero} */
    double[] weights(IntPredicate only) {
        return IntStream.range(0, rows())
                .mapToDouble(row -> only.test(row) ? weights()[row] : 0)
                .toArray();
    }

    /**
     * {@return logits known up to a constant per row}: for two classes the log-odds of the favourable one, one number per
     * row; for more the logarithms of the probabilities less their mean, {@code classes} numbers per row
     */
    double[] logits(double[][] probabilities) {
        int classes = classes();
        if (classes == 2) {
            int favourable = student.favourable();
            return Arrays.stream(probabilities)
                    .mapToDouble(row -> logarithm(row[favourable]) - logarithm(row[1 - favourable]))
                    .toArray();
        }
        double[] logits = new double[probabilities.length * classes];
        for (int row = 0; row < probabilities.length; row++) {
            double mean = Arrays.stream(probabilities[row])
                    .map(Pair::logarithm)
                    .average()
                    .orElse(0);
            for (int c = 0; c < classes; c++) {
                logits[row * classes + c] = logarithm(probabilities[row][c]) - mean;
            }
        }
        return logits;
    }

    private static double logarithm(double probability) {
        return StrictMath.log(Math.max(probability, SMALLEST));
    }
}
