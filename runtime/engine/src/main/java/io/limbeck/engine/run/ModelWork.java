package io.limbeck.engine.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.experiment.BoundExperiment.BoundEdge;
import io.limbeck.engine.experiment.BoundExperiment.BoundNode;
import io.limbeck.engine.explain.Explained;
import io.limbeck.engine.explain.ExplanationJson;
import io.limbeck.engine.plan.Step;
import io.limbeck.engine.plan.StepKind;
import io.limbeck.engine.stop.StoppedException;
import io.limbeck.engine.tensorflow.DivergedException;
import io.limbeck.engine.tensorflow.Latency;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Port;
import io.limbeck.spi.Problem;
import io.limbeck.spi.Progress;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.spi.model.ModelOutputs;
import io.limbeck.spi.model.Teacher;
import io.limbeck.spi.model.TeacherSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes one model, asks it once for its outputs on every split, and stores both. */
final class ModelWork {

    static final String FACTS = "facts.json";
    static final String CURVE = "curve.json";
    static final String MODEL = "model";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Bench bench;
    private final Step step;
    private final int variant;
    private final int repetition;
    private final BoundNode node;
    private final Prepared data;
    private final List<Map<String, Double>> curve = new ArrayList<>();

    ModelWork(Bench bench, Step step) {
        this(bench, step, step.variant(), step.repetition(), step.place());
    }

    private ModelWork(Bench bench, Step step, int variant, int repetition, String place) {
        this.bench = bench;
        this.step = step;
        this.variant = variant;
        this.repetition = repetition;
        this.node = bench.components(variant).node(place);
        this.data = bench.prepared(variant, repetition, place);
    }

    void run() throws IOException {
        long start = System.nanoTime();
        Path checkpoints = bench.run().checkpoints(step.key());
        StepLesson lesson = lesson(checkpoints, edge -> bench.model(variant, repetition, edge.from()));
        try (Components components = bench.components(variant);
                Teacher teacher = open(components, lesson)) {
            lesson.over();
            Map<Split, ModelOutputs> outputs = guarded(() -> ask(teacher));
            Explained exhibits = OwnExhibits.of(bench, step, teacher, data);
            Duration wall = Duration.ofNanos(System.nanoTime() - start);
            bench.store()
                    .put(
                            step.key(),
                            step.ingredients().in(bench.run().id()),
                            wall,
                            folder -> store(folder, teacher, outputs, exhibits));
        }
        RunFolder.delete(checkpoints);
    }

    /**
     * Brings back a model from the store, to be asked about other rows. Models plugged into it are brought back, too, when
     * they are asked. The caller closes it.
     */
    static Teacher reopen(Bench bench, Step step) throws IOException {
        ModelWork work = new ModelWork(bench, step);
        List<ReopenedModel> plugged = new ArrayList<>();
        return work.reopened(plugged, edge -> {
            Step other = bench.step(StepKind.MODEL, work.variant, work.repetition, edge.from());
            plugged.add(new ReopenedModel(() -> reopen(bench, other)));
            return plugged.get(plugged.size() - 1);
        });
    }

    /**
     * Brings back a model from the store, to be asked about the rows it was made with: what models plugged into it say of
     * these is stored. The caller closes it.
     */
    static Teacher reopenAmongStored(Bench bench, Step step) throws IOException {
        ModelWork work = new ModelWork(bench, step);
        return work.reopened(List.of(), edge -> bench.model(work.variant, work.repetition, edge.from()));
    }

    private Teacher reopened(List<ReopenedModel> plugged, Function<BoundEdge, Teacher> models) throws IOException {
        StepLesson lesson = lesson(bench.run().checkpoints(step.key()), models);
        Path folder = bench.store()
                .find(step.key())
                .orElseThrow(() -> new InvalidInputException(Problem.error(
                        node.place(), "the model is not in the store", "run the experiment again, or resume the run")))
                .folder()
                .resolve(MODEL);
        Components components = bench.components(variant);
        try {
            Teacher teacher = source(components).reopen(lesson, folder);
            lesson.over();
            return new ReopenedModel(teacher, plugged, components);
        } catch (IOException | RuntimeException e) {
            components.close();
            throw e;
        }
    }

    private Teacher open(Components components, StepLesson lesson) {
        TeacherSource source = source(components);
        return guarded(() -> source.open(lesson));
    }

    /** Says which model it is that fails. */
    private <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidInputException e) {
            throw Setback.isOfTheInput(e) ? Components.within(node.place(), e) : e;
        } catch (UncheckedIOException | StoppedException e) {
            throw e;
        } catch (DivergedException | IllegalArgumentException | IllegalStateException e) {
            throw failed(e, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            throw failed(e, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private RunFailedException failed(RuntimeException cause, String message) {
        return new RunFailedException(
                "The model '" + node.place() + "' (" + node.component().id() + ") failed: " + message, cause);
    }

    private TeacherSource source(Components components) {
        return components.make(node, TeacherSource.KIND, bench.random(variant, repetition, node));
    }

    private StepLesson lesson(Path checkpoints, Function<BoundEdge, Teacher> models) {
        Map<String, List<Teacher>> plugged = new LinkedHashMap<>();
        Map<String, List<Double>> weights = new LinkedHashMap<>();
        for (Port port : node.component().inputs()) {
            if (port.kinds().contains(TeacherSource.KIND)) {
                List<BoundEdge> edges = node.inputs().getOrDefault(port.name(), List.of());
                plugged.put(port.name(), edges.stream().map(models).toList());
                weights.put(
                        port.name(),
                        edges.stream().map(edge -> edge.weight().at(0, 1, 0)).toList());
            }
        }
        Progress progress = new Progress() {
            @Override
            public void report(long done, long total, Map<String, Double> metrics) {
                if (!metrics.isEmpty()) {
                    curve.add(new LinkedHashMap<>(metrics));
                }
                bench.listener().stepProgress(step, done, total, metrics);
            }

            @Override
            public void warn(String message) {
                bench.listener().stepWarning(step, message);
            }
        };
        RandomSource random = bench.random(variant, repetition, node).child("model");
        return new StepLesson(data, plugged, weights, random, progress, checkpoints);
    }

    private Map<Split, ModelOutputs> ask(Teacher teacher) {
        Map<Split, ModelOutputs> outputs = new EnumMap<>(Split.class);
        for (Split split : Split.values()) {
            Table rows = data.rows(split);
            int classes = rows.outputs();
            ModelOutputs said =
                    rows.rows() == 0 ? new ModelOutputs(new float[0], classes) : teacher.outputs(rows, split);
            if (said.classes() != classes || said.rows() != rows.rows()) {
                throw new InvalidInputException(Problem.error(
                        "",
                        "gives " + said.rows() + " rows of " + said.classes() + " classes, but split '" + split.label()
                                + "' has " + rows.rows() + " rows of " + classes + " classes",
                        "the model must have been made for this data set"));
            }
            if (rows.rows() > 0) {
                requireFinite(said, rows, split);
                bench.listener().modelPass(step, split.label(), rows.rows());
            }
            outputs.put(split, said);
        }
        return outputs;
    }

    private void requireFinite(ModelOutputs said, Table rows, Split split) {
        for (int i = 0; i < said.logits().length; i++) {
            if (!Float.isFinite(said.logits()[i])) {
                throw new InvalidInputException(Problem.error(
                        "",
                        "gives the logit '" + said.logits()[i] + "' in "
                                + StoredViews.rowsNotFinite(said.logits(), said.classes()) + " of " + rows.rows()
                                + " rows of split '" + split.label() + "'",
                        "a model must give finite numbers; look at its inputs, and at 'train' if it is trained here"));
            }
        }
    }

    private void store(Path folder, Teacher teacher, Map<Split, ModelOutputs> outputs, Explained exhibits)
            throws IOException {
        Path model = Files.createDirectory(folder.resolve(MODEL));
        teacher.save(model);
        Files.createDirectory(folder.resolve("outputs"));
        for (Map.Entry<Split, ModelOutputs> said : outputs.entrySet()) {
            StoredModel.write(folder, said.getKey(), said.getValue());
        }
        Files.writeString(
                folder.resolve(OwnExhibits.FILE),
                ExplanationJson.write(List.of(exhibits)).toString());
        ObjectNode facts = JSON.createObjectNode();
        teacher.facts().forEach(facts::put);
        Latency.of(teacher, data.rows(Split.TRAIN)).forEach(facts::put);
        Files.writeString(folder.resolve(FACTS), JSON.writeValueAsString(facts));
        ArrayNode points = JSON.createArrayNode();
        curve.forEach(points::addPOJO);
        Files.writeString(folder.resolve(CURVE), JSON.writeValueAsString(points));
    }
}
