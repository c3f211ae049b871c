package io.limbeck.engine.run;

import io.limbeck.engine.experiment.BoundExperiment;
import io.limbeck.engine.experiment.BoundExperiment.BoundNode;
import io.limbeck.engine.explain.Explained;
import io.limbeck.engine.explain.ExplanationJson;
import io.limbeck.engine.plan.Seeds;
import io.limbeck.engine.plan.Step;
import io.limbeck.engine.plan.StepKind;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.explain.Explainer;
import io.limbeck.spi.model.Teacher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Brings one model back from the store, asks every explainer about it, and stores what they found out. */
final class ExplanationWork {

    static final String FILE = "explanations.json";

    private final Bench bench;
    private final Step step;
    private final BoundExperiment experiment;

    ExplanationWork(Bench bench, Step step) {
        this.bench = bench;
        this.step = step;
        this.experiment = bench.experiment(step.variant());
    }

    void run() throws IOException {
        long start = System.nanoTime();
        Shown shown = Shown.find(experiment, step.place()).orElseThrow();
        List<Explained> explained;
        try (ReopenedModel model = new ReopenedModel(() -> ModelWork.reopen(bench, model(shown.place())));
                ReopenedModel teacher = new ReopenedModel(() -> ModelWork.reopen(bench, model(shown.teacher())))) {
            explained = explain(model, shown.teacher().isEmpty() ? Optional.empty() : Optional.of(teacher));
        }
        Duration wall = Duration.ofNanos(System.nanoTime() - start);
        bench.store()
                .put(
                        step.key(),
                        step.ingredients().in(bench.run().id()),
                        wall,
                        folder -> Files.writeString(
                                folder.resolve(FILE),
                                ExplanationJson.write(explained).toString()));
    }

    private Step model(String place) {
        return bench.step(StepKind.MODEL, step.variant(), step.repetition(), place);
    }

    private List<Explained> explain(Teacher model, Optional<Teacher> teacher) {
        Prepared data = bench.prepared(step.variant(), step.repetition(), step.place());
        RandomSource random =
                Seeds.repetition(experiment.seed(), step.repetition()).child("explanation");
        List<Explained> explained = new ArrayList<>();
        List<BoundNode> nodes = experiment.explain().stream()
                .map(place -> experiment.nodes().get(place))
                .toList();
        List<String> names = GivenNames.of(nodes);
        for (int i = 0; i < nodes.size(); i++) {
            BoundNode node = nodes.get(i);
            String name = names.get(i);
            try (Components components = bench.components(step.variant())) {
                // Neither name nor place of an explainer decides what it draws, and no other explainer does.
                RandomSource own =
                        random.child(node.component().id().toString()).child(node.seed());
                Explainer explainer = components.make(node, Explainer.KIND, own);
                explained.add(ask(explainer, name, new ExplainedModel(model, teacher, data, own)));
            }
            bench.listener()
                    .stepProgress(step, explained.size(), experiment.explain().size(), Map.of());
        }
        return explained;
    }

    private Explained ask(Explainer explainer, String name, ExplainedModel inputs) {
        try {
            return Explained.of(name, explainer.explain(inputs));
        } catch (InvalidInputException e) {
            if (Setback.isOfTheInput(e)) {
                return Explained.failed(name, reason(e));
            }
            throw e;
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new RunFailedException(
                    "The explainer '" + name + "' failed on the model '" + step.place() + "': "
                            + e.getClass().getSimpleName() + ": " + e.getMessage(),
                    e);
        }
    }

    /** {@return why a model cannot be explained so, and what to do about it} */
    static String reason(InvalidInputException failure) {
        return failure.problems().stream().map(ExplanationWork::sentence).collect(Collectors.joining("; "));
    }

    private static String sentence(Problem problem) {
        String message = problem.where().isEmpty() ? problem.message() : problem.where() + ": " + problem.message();
        return problem.remedy().isEmpty() ? message : message + ". Way out: " + problem.remedy();
    }
}
