package io.limbeck.engine.run;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.EngineCode;
import io.limbeck.engine.plan.CodeHashes;
import io.limbeck.engine.plan.Plan;
import io.limbeck.engine.plan.Planner;
import io.limbeck.engine.store.ContentStore;
import io.limbeck.engine.study.StudyJson;

/**
 * From a submission to its plan: everything an engine does before anything is written.
 *
 * @param catalog the components there are
 * @param workplace where stored results and data are
 */
record Planning(Catalog catalog, Workplace workplace) {

    private Checker checker() {
        return new Checker(catalog, workplace);
    }

    Checked check(Submission submission) {
        return checker().check(submission);
    }

    Checked checkAgainstData(Checked unread, Submission submission, DataPreparer data) {
        return checker().checkAgainstData(unread, submission.base(), data);
    }

    Planner planner(DataPreparer data) {
        return new Planner(CodeHashes.of(catalog, EngineCode.hash()), data::fingerprint, store());
    }

    Studies studies(DataPreparer data) {
        return new Studies(checker(), planner(data));
    }

    /** The plan of a search says what is known of it. */
    Plan plan(Checked checked, Submission submission, DataPreparer data) {
        if (!checked.isSearch()) {
            return planner(data).plan(checked.variants());
        }
        Studies studies = studies(data);
        return studies.known(
                checked, new StudyWork(checked, studies.checker(), studies.planner(), store(), submission.base()));
    }

    /** {@return the variants that a run has}: those that its search chose, if there was one */
    Checked asRun(RunFolder folder, Checked checked, Submission submission, DataPreparer data) {
        return checked.isSearch()
                ? folder.json(Studies.FILE)
                        .map(study -> studies(data).finished(checked, StudyJson.read(study), submission.base()))
                        .orElse(checked)
                : checked;
    }

    ContentStore store() {
        return ContentStore.in(workplace.runs());
    }
}
