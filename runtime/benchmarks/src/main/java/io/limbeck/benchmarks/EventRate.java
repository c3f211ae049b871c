package io.limbeck.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.limbeck.engine.plan.Action;
import io.limbeck.engine.plan.Step;
import io.limbeck.engine.plan.StepKind;
import io.limbeck.engine.run.EventLog;
import io.limbeck.engine.store.Ingredients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many metric points a second a run's event log makes durable, and what telling one costs the thread that trains.
 *
 * <p>{@code EventRate [FOLDER]}: a million progress events of four figures each.
 */
public final class EventRate {

    private static final int EVENTS = 1_000_000;
    private static final int ROUNDS = 3;
    private static final Map<String, Double> FIGURES = Map.of(
            "epoch", 3.0, "objective", 0.4499054, "validationObjective", 0.3406143, "validationAccuracy", 0.8365767);
    private static final Step STEP = new Step(
            "model-2cf6beca2584630b",
            StepKind.MODEL,
            "student (models/trained)",
            "2cf6beca2584630b26233ea3bf44f611821ca3329dc8ec7b210b6fcfe2593e4b",
            List.of(new Step.Use(0, 0, "student")),
            List.of(),
            Action.RUN,
            "new",
            Optional.empty(),
            new Ingredients(
                    "model", "models/trained", "", "benchmark", "student", JsonNodeFactory.instance.objectNode()));

    private EventRate() {}

    /** Measures and prints. */
    public static void main(String[] arguments) throws IOException {
        Path folder = arguments.length > 0 ? Path.of(arguments[0]) : Files.createTempDirectory("events");
        for (int round = 0; round < ROUNDS; round++) {
            Path file = folder.resolve("events-" + round + ".jsonl");
            long[] told = new long[EVENTS];
            long start = System.nanoTime();
            try (EventLog log = new EventLog(file)) {
                for (int i = 0; i < EVENTS; i++) {
                    long before = System.nanoTime();
                    log.stepProgress(STEP, i, EVENTS, FIGURES);
                    told[i] = System.nanoTime() - before;
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            Arrays.sort(told);
            System.out.printf(
                    "%,d events: %,.0f points/s durable; told in %.2f µs (median), %.1f µs (99.9 %%), %.1f ms at most; %d MB%n",
                    EVENTS,
                    EVENTS * FIGURES.size() / seconds,
                    told[EVENTS / 2] / 1e3,
                    told[EVENTS - EVENTS / 1000] / 1e3,
                    told[EVENTS - 1] / 1e6,
                    Files.size(file) >> 20);
            Files.delete(file);
        }
    }
}
