package io.limbeck.engine.run;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.CatalogLoader;
import io.limbeck.engine.plan.Action;
import io.limbeck.engine.plan.Plan;
import io.limbeck.engine.plan.Step;
import io.limbeck.engine.plan.StepKind;
import io.limbeck.engine.tensorflow.SessionOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A folder of runs, and small experiments on made-up applicants for a loan. */
final class Workshop {

    static final String DATA = """
            data:
              use: data/simulated-lending
              rows: 1200
              sensitive: [group]
              split: {train: 0.5, validation: 0.15, calibration: 0.1, test: 0.25}
              prepare: [data/one-hot, data/standardize]
            """;
    static final String TEACHER = """
            teacher:
              architecture: {use: models/mlp, hidden: [16], dropout: 0.1}
              train: {epochs: 3, batch: 128}
            """;
    static final String EVALUATE = """
            evaluate: [quality/accuracy, interpretability/fidelity, fairness/demographic-parity]
            """;
    static final String LESSON = """
            architecture: {use: models/mlp, hidden: [4]}, objective: [{use: distillation/cross-entropy, weight: 0.5}, \
            {use: distillation/kd, temperature: 2, weight: 0.5}], train: {epochs: 2, batch: 64}""";

    private final Path runs;
    private final Path base;
    private final Engine engine;

    Workshop(Path folder) {
        this(folder, CatalogLoader.load(Workshop.class.getClassLoader()));
    }

    Workshop(Path folder, Catalog catalog) {
        this.runs = folder.resolve("runs");
        this.base = folder;
        this.engine = new Engine(catalog, new Workplace(runs, Optional.empty(), SessionOptions.CPU));
    }

    /** {@return a document with a teacher and students of the same lesson} */
    static String document(String... students) {
        StringBuilder text = new StringBuilder("limbeck: 1\nname: tiny\nseed: 17\n" + DATA + TEACHER + "students:\n");
        for (String student : students) {
            text.append("  ").append(student).append('\n');
        }
        return text + EVALUATE;
    }

    /** {@return a student of that name, with the usual lesson} */
    static String student(String name) {
        return name + ": {" + LESSON + "}";
    }

    Engine engine() {
        return engine;
    }

    Path runs() {
        return runs;
    }

    Path base() {
        return base;
    }

    Submission submission(String document, String... overrides) {
        return new Submission(document, "tiny.yaml", base, List.of(overrides), OptionalLong.empty());
    }

    Watched run(String document, String... overrides) {
        Watched watched = new Watched();
        watched.folder = Optional.of(engine.run(submission(document, overrides), watched));
        return watched;
    }

    /** {@return all files below a folder, with their sizes; nothing if there is no folder} */
    static List<String> files(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(path -> folder.relativize(path) + (Files.isDirectory(path) ? "/" : " " + size(path)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A run and what it told. */
    static final class Watched implements RunListener {

        final List<String> passes = new ArrayList<>();
        final List<String> views = new ArrayList<>();
        final List<String> begun = new ArrayList<>();
        private Optional<Plan> plan = Optional.empty();
        private Optional<RunFolder> folder = Optional.empty();

        RunFolder folder() {
            return folder.orElseThrow();
        }

        Plan plan() {
            return plan.orElseThrow();
        }

        String hash() {
            return folder().report().orElseThrow().path("metricsHash").asText();
        }

        /** {@return the places whose models have to be made} */
        List<String> modelsToRun() {
            return plan().steps().stream()
                    .filter(step -> step.kind() == StepKind.MODEL && step.action() == Action.RUN)
                    .map(Step::place)
                    .toList();
        }

        @Override
        public void started(Path path, Plan made) {
            plan = Optional.of(made);
        }

        @Override
        public void stepStarted(Step step) {
            begun.add(step.kind().label() + " " + step.place());
        }

        @Override
        public void stepProgress(Step step, long done, long total, Map<String, Double> metrics) {
            if (done > total) {
                throw new IllegalStateException(done + " of " + total);
            }
        }

        @Override
        public void modelPass(Step step, String split, int rows) {
            passes.add(step.place() + " on " + split);
        }

        @Override
        public void viewPass(Step step, String view, String split, int rows) {
            views.add(step.place() + ": " + view + " on " + split);
        }
    }
}
