package io.limbeck.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.plan.Action;
import io.limbeck.engine.plan.Plan;
import io.limbeck.engine.plan.Step;
import io.limbeck.engine.report.HtmlReport;
import io.limbeck.engine.report.ReportBuilder;
import io.limbeck.engine.stop.StoppedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The steps of one plan, done one after the other, and the report at their end.
 *
 * @param bench what the steps work with
 * @param submission what was handed in
 * @param events where everything that happens is written down
 */
record Execution(Bench bench, Submission submission, EventLog events) {

    private static final String FINISHED = "run-finished";

    void run() throws IOException {
        try {
            work();
            finish();
        } catch (RuntimeException | IOException | Error e) {
            note(e, events);
            throw e;
        }
    }

    /** Does all steps, and nothing more. */
    void work() throws IOException {
        if (bench.workplace().workforce().isPresent()) {
            new SentSteps(bench, submission, bench.workplace().workforce().get()).work();
            return;
        }
        for (Step step : inOrder(bench.plan())) {
            bench.workplace().stop().obey();
            work(bench, step);
        }
    }

    /**
     * One repetition after the other, so that its data are prepared once for all variants. Steps depend only on steps of
     * their own repetition.
     */
    static List<Step> inOrder(Plan plan) {
        return plan.steps().stream()
                .sorted(Comparator.comparingInt(Step::repetition))
                .toList();
    }

    /** Writes down why there is no report; a stop that was asked for is no failure. */
    static void note(Throwable failure, EventLog events) {
        try {
            events.append(
                    failure instanceof StoppedException ? "run-stopped" : "run-failed",
                    EventLog.content().put("message", String.valueOf(failure.getMessage())));
        } catch (UncheckedIOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Does a step, unless that is not needed. */
    static void work(Bench bench, Step step) throws IOException {
        if (step.action() == Action.RUN) {
            perform(bench, step);
        }
    }

    /** Does a step, unless somebody did. */
    static void perform(Bench bench, Step step) throws IOException {
        if (bench.store().find(step.key()).isPresent()) {
            return;
        }
        long start = System.nanoTime();
        switch (step.kind()) {
            case DATA -> {
                return;
            }
            case MODEL -> {
                bench.listener().stepStarted(step);
                new ModelWork(bench, step).run();
            }
            case EVALUATION -> {
                bench.listener().stepStarted(step);
                new EvaluationWork(bench, step).run();
            }
            case EXPLANATION -> {
                bench.listener().stepStarted(step);
                new ExplanationWork(bench, step).run();
            }
            case STRESS -> {
                bench.listener().stepStarted(step);
                new StressWork(bench, step).run();
            }
        }
        bench.listener().stepFinished(step, (System.nanoTime() - start) / 1e9);
    }

    /** Writes the report: everything is done. */
    void finish() throws IOException {
        ObjectNode manifest = (ObjectNode) bench.run().manifest();
        String finished = Instant.now().toString();
        ObjectNode report = new ReportBuilder()
                .build(new Records(bench)
                        .gather(manifest.path("submitted").asText(), finished, submission.document(), manifest));
        Files.createDirectories(bench.run().path().resolve("artifacts"));
        bench.run().write("report.html", new HtmlReport().render(report));
        bench.run().write("report.json", report);
        finished(bench.run(), report, events);
    }

    /** Does what a crash right after the report has left undone. */
    static RunFolder tidied(RunFolder folder) {
        if (!Files.exists(folder.path().resolve(Engine.CHECKPOINTS))) {
            return folder;
        }
        try (AutoCloseable lock = folder.lock();
                EventLog events = new EventLog(folder.path().resolve("events.jsonl"))) {
            finished(folder, folder.report().orElseThrow(), events);
            return folder;
        } catch (Exception e) {
            throw Setback.of(folder, e);
        }
    }

    /** Says that the run is done, once, and clears away what only an unfinished run needs. */
    static void finished(RunFolder folder, JsonNode report, EventLog events) throws IOException {
        if (!events.last().equals(FINISHED)) {
            String hash = report.path("metricsHash").asText();
            events.append(FINISHED, EventLog.content().put("metricsHash", hash));
        }
        RunFolder.delete(folder.path().resolve(Engine.CHECKPOINTS));
    }
}
