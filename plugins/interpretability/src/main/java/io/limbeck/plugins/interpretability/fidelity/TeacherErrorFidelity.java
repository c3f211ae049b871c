package io.limbeck.plugins.interpretability.fidelity;

import io.limbeck.plugins.interpretability.statistics.Agreement;

/**
 * Fidelity where the teacher is wrong: {@code Σ w·[student = teacher ≠ label] / Σ w·[teacher ≠ label]}. A student that
 * explains its teacher repeats its errors; one that merely learnt the task decides otherwise there.
 */
final class TeacherErrorFidelity extends TeacherMetric {

    @Override
    public String definition() {
        return "fidelity on teacher errors: weighted share of the rows on which the teacher is wrong where the student"
                + " decides as it does; undefined where the teacher is never wrong";
    }

    @Override
    double value(Pair pair) {
        int[] teacher = pair.teacherDecisions();
        int[] right = pair.right(teacher);
        return Agreement.of(pair.decisions(), teacher, pair.weights(row -> right[row] == 0), pair.classes())
                .share();
    }
}
