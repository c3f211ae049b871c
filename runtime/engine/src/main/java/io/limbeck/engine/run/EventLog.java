package io.limbeck.engine.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.plan.Action;
import io.limbeck.engine.plan.Plan;
import io.limbeck.engine.plan.Step;
import io.limbeck.engine.study.StudyRecord;
import io.limbeck.engine.study.TrialRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The run's events, one JSON object a line, only ever appended to: {@code seq}, {@code time}, {@code type}, and what
 * belongs to the type. A line cut short by a crash is dropped when the log is opened again.
 *
 * <p>Whoever tells an event does not wait for the disk: a thread of the log's own writes what has gathered and forces it to
 * disk, all of it at once.
 */
public final class EventLog implements RunListener, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LineWriter lines;
    private long seq;
    private String last = "";

    /** A log in that file, which goes on where an earlier one ended. */
    public EventLog(Path path) throws IOException {
        byte[] before = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
        int end = before.length;
        while (end > 0 && before[end - 1] != '\n') {
            end--;
        }
        int start = 0;
        for (int i = 0; i < end; i++) {
            if (before[i] == '\n') {
                seq++;
                start = i + 1 == end ? start : i + 1;
            }
        }
        if (end > 0) {
            last = type(new String(before, start, end - start, StandardCharsets.UTF_8));
        }
        lines = new LineWriter(path, end);
    }

    private static String type(String line) {
        try {
            return JSON.readTree(line).path("type").asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    /** {@return the type of the latest event, empty if there is none} */
    synchronized String last() {
        return last;
    }

    synchronized void append(String type, ObjectNode content) {
        last = type;
        ObjectNode line = JSON.createObjectNode();
        line.put("seq", seq++);
        line.put("time", Instant.now().toString());
        line.put("type", type);
        line.setAll(content);
        lines.add(line.toString());
    }

    static ObjectNode content() {
        return JSON.createObjectNode();
    }

    private static ObjectNode of(Step step) {
        ObjectNode content = content().put("step", step.id()).put("place", step.place());
        if (step.variant() > 0) {
            content.put("point", step.variant() + 1);
        }
        if (step.repetition() > 0) {
            content.put("repetition", step.repetition() + 1);
        }
        return content.put("title", step.title());
    }

    @Override
    public void started(Path folder, Plan plan) {
        long running = plan.steps().stream()
                .filter(step -> step.action() == Action.RUN)
                .count();
        append("run-started", content().put("steps", plan.steps().size()).put("toRun", running));
    }

    @Override
    public void stepStarted(Step step) {
        append(
                "step-started",
                of(step).put("kind", step.kind().label()).put("key", step.key()).put("why", step.why()));
    }

    @Override
    public void stepProgress(Step step, long done, long total, Map<String, Double> metrics) {
        ObjectNode content = of(step).put("done", done).put("total", total);
        ObjectNode figures = content.putObject("metrics");
        metrics.forEach((name, value) -> {
            if (Double.isFinite(value)) {
                figures.put(name, value);
            } else {
                figures.putNull(name);
            }
        });
        append("progress", content);
    }

    @Override
    public void modelPass(Step step, String split, int rows) {
        append("model-pass", of(step).put("split", split).put("rows", rows));
    }

    @Override
    public void viewPass(Step step, String view, String split, int rows) {
        append("view-pass", of(step).put("view", view).put("split", split).put("rows", rows));
    }

    @Override
    public void stepWarning(Step step, String message) {
        append("warning", of(step).put("message", message));
    }

    @Override
    public void stepFinished(Step step, double seconds) {
        append("step-finished", of(step).put("kind", step.kind().label()).put("seconds", seconds));
    }

    @Override
    public void trialStarted(StudyRecord study, TrialRecord trial, OptionalLong budget) {
        ObjectNode content = content().put("trial", trial.number());
        study.assignments(trial, budget).forEach(content.putObject("assignments")::set);
        append("trial-started", content);
    }

    @Override
    public void trialFinished(StudyRecord study, TrialRecord trial) {
        ObjectNode content = content()
                .put("trial", trial.number())
                .put("state", trial.state().label());
        trial.last().ifPresent(measured -> {
            measured.budget().ifPresent(budget -> content.put("budget", budget));
            measured.values().forEach(content.putArray("values")::add);
        });
        if (!trial.message().isEmpty()) {
            content.put("message", trial.message());
        }
        study.best().forEach(content.putArray("best")::add);
        append("trial-finished", content);
    }

    @Override
    public synchronized void close() {
        lines.close();
    }
}
