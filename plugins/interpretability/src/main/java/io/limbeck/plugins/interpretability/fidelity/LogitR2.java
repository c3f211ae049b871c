package io.limbeck.plugins.interpretability.fidelity;

/**
 * Share of the variance of the teacher's logits that the student's account for: {@code R² = 1 − Σ w(t − s)² / Σ w(t −
 * t̄)²} over rows, and over classes with a mean for each. Two classes: log-odds of the favourable one. More: logarithms
 * of the probabilities less their mean over the classes, since logits mean nothing beyond a constant per row.
 * Probabilities count as no less than 1e-6, log-odds as no more than 13.8 either way: a forest's certainty would
 * otherwise outweigh everything. Below zero the student is worse than the teacher's mean.
 */
final class LogitR2 extends TeacherMetric {

    @Override
    public String definition() {
        return "R² of logits: 1 − Σ(teacher − student)² / Σ(teacher − its mean)², weighted, of log-odds (two classes) or"
                + " centred log-probabilities, probabilities not less than 1e-6";
    }

    @Override
    double value(Pair pair) {
        double[] student = pair.logits(pair.student().probabilities());
        double[] teacher = pair.logits(pair.teacher());
        int each = pair.rows() == 0 ? 1 : teacher.length / pair.rows();
        double rest = 0;
        double total = 0;
        for (int c = 0; c < each; c++) {
            double mean = mean(teacher, pair.weights(), c, each);
            for (int row = 0; row < pair.rows(); row++) {
                double said = teacher[row * each + c];
                double error = said - student[row * each + c];
                rest += pair.weights()[row] * error * error;
                total += pair.weights()[row] * (said - mean) * (said - mean);
            }
        }
        return total == 0 ? Double.NaN : 1 - rest / total;
    }

    private static double mean(double[] values, double[] weights, int c, int each) {
        double sum = 0;
        double all = 0;
        for (int row = 0; row < weights.length; row++) {
            sum += weights[row] * values[row * each + c];
            all += weights[row];
        }
        return sum / all;
    }
}
