package io.limbeck.plugins.interpretability.fidelity;

import io.limbeck.plugins.interpretability.statistics.Agreement;

/**
 * Fidelity: share of rows on which the student decides as its teacher does, right or wrong,
 * {@code Σ w·[student = teacher] / Σ w} [1]. A student is a good explanation of its teacher only where it is high.
 *
 * <p>[1] Craven, Shavlik: Extracting Tree-Structured Representations of Trained Networks, 1996, section 4.
 */
final class Fidelity extends TeacherMetric {

    @Override
    public String definition() {
        return "fidelity: weighted share of rows on which student and teacher decide alike";
    }

    @Override
    double value(Pair pair) {
        return Agreement.of(pair.decisions(), pair.teacherDecisions(), pair.weights(), pair.classes())
                .share();
    }
}
