package io.limbeck.plugins.interpretability.fidelity;

import io.limbeck.plugins.interpretability.statistics.Agreement;

/**
 * Whether student and teacher err on the same rows, beyond what their accuracies make of chance: Cohen's κ [1] of the
 * two columns "decision is the label". 1: the very same rows; 0: as if errors were independent. With two classes and
 * equally accurate models fidelity can be high while κ is low.
 *
 * <p>[1] Cohen: A Coefficient of Agreement for Nominal Scales, 1960; on errors of two models Geirhos, Meding, Wichmann:
 * Beyond Accuracy, 2020, equation 1.
 */
final class ErrorAgreement extends TeacherMetric {

    @Override
    public String definition() {
        return "error agreement: Cohen's κ of the correctness of student and teacher, weighted; undefined where both are"
                + " always right or both always wrong";
    }

    @Override
    double value(Pair pair) {
        return Agreement.of(pair.right(pair.decisions()), pair.right(pair.teacherDecisions()), pair.weights(), 2)
                .kappa();
    }
}
