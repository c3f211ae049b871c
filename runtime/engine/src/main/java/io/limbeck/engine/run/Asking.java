package io.limbeck.engine.run;

import io.limbeck.engine.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Puts questions to finished runs.
 *
 * @param planning plans a run anew, so that its stored results are found
 */
record Asking(Planning planning) {

    /** What is asked. */
    interface Question<T> {
        T of(Bench bench) throws IOException;
    }

    <T> T of(RunFolder folder, Question<T> question) {
        Submission submission = Submission.of(folder);
        Workplace workplace = planning.workplace();
        Checked unrun = planning.check(submission);
        try (DataPreparer data = new DataPreparer(workplace, submission.base())) {
            Checked checked = planning.asRun(folder, unrun, submission, data);
            Plan plan = planning.planner(data).plan(checked.variants());
            return question.of(new Bench(
                    checked, plan, workplace, submission.base(), data, planning.store(), folder, RunListener.NONE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
