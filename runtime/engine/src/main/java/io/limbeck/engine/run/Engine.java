package io.limbeck.engine.run;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.plan.Plan;
import io.limbeck.engine.study.StudyJson;
import io.limbeck.engine.study.StudyRecord;
import io.limbeck.engine.tensorflow.TensorFlowProbe;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.execution.ExecutionBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * From document to report: checks, plans, runs, resumes. Start reading here.
 *
 * <p>{@code document → Checked → Plan → RunFolder → report}; everything that can be wrong with the input is found before
 * the run's folder exists.
 */
public final class Engine {

    static final String CHECKPOINTS = "checkpoints";

    private static final String PLAN = "plan.json";

    private final Catalog catalog;
    private final Workplace workplace;
    private final ExecutionBackend backend;
    private final Planning planning;

    /** An engine that knows these components and works there, in this process. */
    public Engine(Catalog catalog, Workplace workplace) {
        this(catalog, workplace, program -> Optional.empty());
    }

    /**
     * An engine that has the work of its runs done by others.
     *
     * @param backend who does it; asked when there is something to do
     */
    public Engine(Catalog catalog, Workplace workplace, ExecutionBackend backend) {
        this.catalog = requireNonNull(catalog, "catalog is null");
        this.workplace = requireNonNull(workplace, "workplace is null").with(catalog);
        this.backend = requireNonNull(backend, "backend is null");
        this.planning = new Planning(catalog, this.workplace);
    }

    /** {@return the components this engine knows} */
    public Catalog catalog() {
        return catalog;
    }

    /**
     * Checks a submission without touching its data.
     *
     * @throws io.limbeck.spi.InvalidInputException with all problems, if there are any
     */
    public Checked check(Submission submission) {
        return planning.check(submission);
    }

    /** {@return what a run of this submission would do}; reads files to fingerprint them, writes nothing */
    public Plan plan(Submission submission) {
        Checked checked = check(submission);
        try (DataPreparer data = new DataPreparer(workplace, submission.base())) {
            return planning.plan(checked, submission, data);
        }
    }

    /**
     * Runs a submission from document to report.
     *
     * @return the finished run
     * @throws io.limbeck.spi.InvalidInputException if the input is wrong; then nothing has been written
     */
    public RunFolder run(Submission submission, RunListener listener) {
        return run(submission, listener, (name, now) -> newRun().create(name, now));
    }

    /**
     * Runs a submission in a folder whose name is given, or goes on with what stands there: however often it is called, and
     * whatever became of earlier calls, there is one run.
     *
     * @param id name of the run's folder, as {@link RunFolder#nameFor} makes them
     * @throws io.limbeck.spi.InvalidInputException if the input is wrong; then nothing has been written
     */
    public RunFolder runAs(String id, Submission submission, RunListener listener) {
        return newRun().begun(id)
                .map(folder -> resume(folder, listener))
                .orElseGet(() -> run(submission, listener, (name, now) -> newRun().named(id)));
    }

    private NewRun newRun() {
        return new NewRun(workplace.runs());
    }

    private interface Founder {
        RunFolder found(String name, Instant now);
    }

    private RunFolder run(Submission submission, RunListener listener, Founder founder) {
        Checked checked = check(submission);
        try (DataPreparer data = new DataPreparer(workplace, submission.base())) {
            return run(submission, checked, data, listener, founder);
        }
    }

    private RunFolder run(
            Submission submission, Checked unread, DataPreparer data, RunListener listener, Founder founder) {
        Checked checked = planning.checkAgainstData(unread, submission, data);
        Plan plan = planning.plan(checked, submission, data);
        TensorFlowProbe.requireDevice(workplace.session());
        Instant now = Instant.now();
        ObjectNode manifest = Manifest.of(submission, checked, catalog, data, workplace, now);
        RunFolder folder = founder.found(checked.name(), now);
        try {
            folder.write("experiment.yaml", submission.document());
            folder.write(PLAN, plan.toJson());
            folder.write(RunFolder.MANIFEST, manifest);
        } catch (IOException e) {
            folder.remove();
            throw newRun().unwritable(e);
        }
        try {
            return execute(folder, submission, checked, plan, data, listener);
        } catch (InvalidInputException e) {
            if (Setback.isOfTheInput(e)) {
                folder.remove();
            }
            throw e;
        }
    }

    /** Goes on with a run that was interrupted; a finished one is left as it is. */
    public RunFolder resume(RunFolder folder, RunListener listener) {
        if (folder.state() == RunFolder.State.FINISHED) {
            return Execution.tidied(folder);
        }
        Submission submission = Submission.of(folder);
        Checked unread = check(submission);
        try (DataPreparer data = new DataPreparer(workplace, submission.base())) {
            Checked checked = planning.checkAgainstData(unread, submission, data);
            Plan plan = planning.plan(checked, submission, data);
            TensorFlowProbe.requireDevice(workplace.session());
            return execute(folder, submission, checked, plan, data, listener);
        }
    }

    /** The manifest and the plan say where the figures come from: code and data of today, if they are not those of then. */
    private void refresh(RunFolder folder, Submission submission, Checked checked, Plan plan, DataPreparer data)
            throws IOException {
        ObjectNode then = (ObjectNode) folder.manifest();
        Instant submitted = Instant.parse(then.path("submitted").asText());
        ObjectNode today = Manifest.of(submission, checked, catalog, data, workplace, submitted);
        today.set("source", then.path("source"));
        if (!today.toString().equals(then.toString())) {
            folder.write(RunFolder.MANIFEST, today);
            folder.write(PLAN, plan.toJson());
        }
    }

    /**
     * Asks a model of a finished run about new rows.
     *
     * @param place the model, {@code student}
     * @param csv the rows, with the raw columns of the data set
     * @param variant which point of a sweep, from 0
     * @throws io.limbeck.spi.InvalidInputException if run, model or rows are not as they should be
     */
    public Prediction predict(RunFolder folder, String place, Path csv, int variant) {
        return new Asking(planning).of(folder, bench -> Prediction.of(bench, variant, place, csv));
    }

    /**
     * Writes a model of a finished run as files for others.
     *
     * @return what was written
     * @throws io.limbeck.spi.InvalidInputException if run, model or target are not as they should be; then nothing has
     *     been written
     */
    public Exported export(RunFolder folder, ExportRequest request) {
        return new Asking(planning).of(folder, bench -> new Export(bench, request).run());
    }

    /** {@return the study of a run}: of a sweep that is finished, or of a search at any time; nothing of other runs */
    public static Optional<StudyRecord> study(RunFolder folder) {
        return folder.report()
                .map(report -> report.path("sweep").path("study"))
                .filter(JsonNode::isObject)
                .or(() -> folder.json(Studies.FILE).map(JsonNode.class::cast))
                .map(StudyJson::read);
    }

    private RunFolder execute(
            RunFolder folder,
            Submission submission,
            Checked checked,
            Plan plan,
            DataPreparer data,
            RunListener listener) {
        try (AutoCloseable lock = folder.lock();
                EventLog events = new EventLog(folder.path().resolve("events.jsonl"));
                Hands hands = Hands.of(backend, plan)) {
            RunListener all = new BothListeners(events, listener);
            Workplace staffed = workplace.with(hands.workforce());
            Bench bench = new Bench(checked, plan, staffed, submission.base(), data, planning.store(), folder, all);
            Files.createDirectories(folder.path().resolve(CHECKPOINTS));
            refresh(folder, submission, checked, plan, data);
            all.started(folder.path(), plan);
            if (checked.isSearch()) {
                search(bench, submission, events);
            } else {
                new Execution(bench, submission, events).run();
            }
            return folder;
        } catch (Exception e) {
            throw Setback.of(folder, e);
        }
    }

    private void search(Bench bench, Submission submission, EventLog events) throws IOException {
        try {
            Onlooker ran = new Onlooker();
            RunListener all = new BothListeners(bench.listener(), ran);
            Studies studies = planning.studies(bench.data());
            Checked done = studies.run(bench.watchedBy(all), submission, events);
            Plan whole = studies.planner().plan(done.variants()).of(done.study());
            bench.run()
                    .write(PLAN, Studies.told(whole, bench.plan(), ran.steps()).toJson());
            new Execution(bench.with(done, whole), submission, events).finish();
        } catch (RuntimeException | IOException | Error e) {
            Execution.note(e, events);
            throw e;
        }
    }
}
