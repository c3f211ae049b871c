package io.limbeck.engine.run;

import io.limbeck.engine.experiment.BoundExperiment.BoundNode;
import io.limbeck.engine.plan.Action;
import io.limbeck.engine.plan.Step;
import io.limbeck.engine.plan.StepKind;
import io.limbeck.spi.execution.Workforce;
import io.limbeck.spi.model.TeacherSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Hands the steps of a plan to a workforce, each as soon as what it depends on is stored. Workers store results where they
 * would be stored here, so that nothing after it sees a difference.
 *
 * <p>A model whose training spreads over workers by itself, as a federation does, is made here, and its clients go to the
 * workers; unless as many such models as there are workers wait at a time: then each is a task as others are, which spares
 * them the way of every round.
 */
final class SentSteps {

    /** Tasks for each worker that are under way; a few, so that nobody waits for the next. */
    private static final int AHEAD = 3;

    private final Bench bench;
    private final Submission submission;
    private final Workforce workforce;
    private final Map<String, Step> waiting = new LinkedHashMap<>();
    private final Map<String, CompletableFuture<byte[]>> running = new LinkedHashMap<>();
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();

    /** What came of a step. */
    private record Answer(Step step, CompletableFuture<byte[]> result) {}

    SentSteps(Bench bench, Submission submission, Workforce workforce) {
        this.bench = bench;
        this.submission = submission;
        this.workforce = workforce;
        for (Step step : Execution.inOrder(bench.plan())) {
            if (step.action() == Action.RUN
                    && step.kind() != StepKind.DATA
                    && bench.store().find(step.key()).isEmpty()) {
                waiting.put(step.id(), step);
            }
        }
    }

    void work() throws IOException {
        if (waiting.isEmpty()) {
            return;
        }
        long description = workforce.share(SentRun.bytes(bench, submission));
        try {
            while (!waiting.isEmpty() || !running.isEmpty()) {
                bench.workplace().stop().obey();
                List<Step> ready = ready();
                List<Step> spreading = ready.stream().filter(this::spreads).toList();
                boolean whole = spreading.size() >= workforce.slots();
                for (Step step : ready) {
                    if ((whole || !spreading.contains(step)) && running.size() < AHEAD * workforce.slots()) {
                        send(step, description);
                    }
                }
                if (!whole && !spreading.isEmpty()) {
                    Step here = spreading.get(0);
                    waiting.remove(here.id());
                    Execution.work(bench, here);
                } else {
                    done(next());
                }
                for (Answer more = answers.poll(); more != null; more = answers.poll()) {
                    done(more);
                }
            }
        } finally {
            running.values().forEach(open -> open.cancel(false));
            workforce.forget(description);
        }
    }

    private List<Step> ready() {
        List<Step> ready = new ArrayList<>();
        for (Step step : waiting.values()) {
            if (step.dependsOn().stream().noneMatch(id -> waiting.containsKey(id) || running.containsKey(id))) {
                ready.add(step);
            }
        }
        return ready;
    }

    private boolean spreads(Step step) {
        if (step.kind() != StepKind.MODEL) {
            return false;
        }
        try (Components components = bench.components(step.variant())) {
            BoundNode node = components.node(step.place());
            return components
                    .make(node, TeacherSource.KIND, bench.random(step.variant(), step.repetition(), node))
                    .spreads();
        }
    }

    private void send(Step step, long description) {
        waiting.remove(step.id());
        bench.listener().stepStarted(step);
        CompletableFuture<byte[]> result = workforce.submit(List.of(description), SentRun.task(step));
        running.put(step.id(), result);
        result.whenComplete((bytes, failure) -> answers.add(new Answer(step, result)));
    }

    private Answer next() {
        try {
            return answers.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailedException("Interrupted while workers do the steps of a run", e);
        }
    }

    private void done(Answer answer) throws IOException {
        running.remove(answer.step().id());
        double seconds = SentAnswer.take(answer.result(), answer.step(), bench);
        bench.listener().stepFinished(answer.step(), seconds);
    }
}
