package io.limbeck.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.plan.Step;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.execution.WorkLostException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * What a worker says of a step: the result is in the store, and this is what happened meanwhile, or why it failed. Events are
 * told again here in the order in which they happened there.
 */
final class SentAnswer implements RunListener {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FAILURE = "failure";

    private final ArrayNode events = JSON.createArrayNode();

    /** {@return the answer of a worker to whom all this happened} */
    byte[] done(double seconds) {
        ObjectNode answer = JSON.createObjectNode().put("seconds", seconds);
        answer.set("events", events);
        return bytes(answer);
    }

    /** {@return the answer of a worker who failed} */
    static byte[] failed(Exception failure) {
        ObjectNode answer = JSON.createObjectNode();
        if (failure instanceof InvalidInputException wrong && Setback.isOfTheInput(wrong)) {
            ArrayNode problems = answer.putArray("problems");
            for (Problem problem : wrong.problems()) {
                problems.addObject()
                        .put("severity", problem.severity().name())
                        .put("where", problem.where())
                        .put("message", problem.message())
                        .put("remedy", problem.remedy());
            }
        } else {
            boolean told = failure instanceof RunFailedException || failure instanceof InvalidInputException;
            answer.put(
                    FAILURE,
                    told
                            ? String.valueOf(failure.getMessage())
                            : failure.getClass().getSimpleName() + ": " + failure.getMessage());
        }
        return bytes(answer);
    }

    private static byte[] bytes(ObjectNode answer) {
        try {
            return JSON.writeValueAsBytes(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Tells what happened to the run's listener; {@return how many seconds the step took}.
     *
     * @throws InvalidInputException as the step threw it
     * @throws RunFailedException if the step failed otherwise, or nobody could do it
     */
    static double take(Future<byte[]> result, Step step, Bench bench) throws IOException {
        JsonNode answer = JSON.readTree(bytes(result, step));
        if (answer.has("problems")) {
            List<Problem> problems = new ArrayList<>();
            answer.path("problems")
                    .forEach(one -> problems.add(new Problem(
                            Problem.Severity.valueOf(one.path("severity").asText()),
                            one.path("where").asText(),
                            one.path("message").asText(),
                            one.path("remedy").asText())));
            throw new InvalidInputException(problems);
        }
        if (answer.has(FAILURE)) {
            throw new RunFailedException("A worker failed over '" + step.title() + "': "
                    + answer.path(FAILURE).asText());
        }
        answer.path("events").forEach(event -> tell(event, bench));
        if (bench.store().find(step.key()).isEmpty()) {
            throw new RunFailedException("A worker did '" + step.title() + "', but its result is not in '"
                    + bench.store().folder()
                    + "'. Workers must see the folder of the runs under the same path: put it where all machines"
                    + " have it, with --runs DIR");
        }
        return answer.path("seconds").asDouble();
    }

    private static byte[] bytes(Future<byte[]> result, Step step) {
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WorkLostException lost) {
                throw new RunFailedException(
                        "Nobody could do '" + step.title() + "': " + lost.getMessage()
                                + ". What is done is kept; 'limbeck resume' goes on from there",
                        lost);
            }
            throw new IllegalStateException("A task failed", e.getCause());
        } catch (CancellationException | InterruptedException e) {
            throw new RunFailedException("The step '" + step.title() + "' was given up", e);
        }
    }

    private static void tell(JsonNode event, Bench bench) {
        bench.plan().steps().stream()
                .filter(one -> one.key().equals(event.path("key").asText()))
                .findFirst()
                .ifPresent(step -> tell(event, step, bench.listener()));
    }

    private static void tell(JsonNode event, Step step, RunListener listener) {
        String text = event.path("text").asText();
        switch (event.path("type").asText()) {
            case "progress" -> {
                Map<String, Double> metrics = new LinkedHashMap<>();
                event.path("metrics")
                        .fields()
                        .forEachRemaining(one -> metrics.put(
                                one.getKey(),
                                one.getValue().isNumber() ? one.getValue().asDouble() : Double.NaN));
                listener.stepProgress(
                        step, event.path("done").asLong(), event.path("total").asLong(), metrics);
            }
            case "pass" -> listener.modelPass(step, text, event.path("rows").asInt());
            case "view" ->
                listener.viewPass(
                        step,
                        event.path("view").asText(),
                        text,
                        event.path("rows").asInt());
            default -> listener.stepWarning(step, text);
        }
    }

    private ObjectNode event(String type, Step step) {
        return events.addObject().put("type", type).put("key", step.key());
    }

    @Override
    public void stepProgress(Step step, long done, long total, Map<String, Double> metrics) {
        if (!metrics.isEmpty()) {
            ObjectNode all = event("progress", step)
                    .put("done", done)
                    .put("total", total)
                    .putObject("metrics");
            metrics.forEach(all::put);
        }
    }

    @Override
    public void modelPass(Step step, String split, int rows) {
        event("pass", step).put("text", split).put("rows", rows);
    }

    @Override
    public void viewPass(Step step, String view, String split, int rows) {
        event("view", step).put("view", view).put("text", split).put("rows", rows);
    }

    @Override
    public void stepWarning(Step step, String message) {
        event("warning", step).put("text", message);
    }
}
