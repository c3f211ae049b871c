package io.limbeck.engine.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.experiment.BoundExperiment.BoundEdge;
import io.limbeck.engine.experiment.BoundExperiment.BoundNode;
import io.limbeck.engine.plan.Step;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        StepLesson lesson = lesson(checkpoints);
        try (Teacher teacher = source().open(lesson)) {
            lesson.over();
            Map<Split, ModelOutputs> outputs = ask(teacher);
            Duration wall = Duration.ofNanos(System.nanoTime() - start);
            bench.store()
                    .put(
                            step.key(),
                            step.ingredients().in(bench.run().id()),
                            wall,
                            folder -> store(folder, teacher, outputs));
        }
        RunFolder.delete(checkpoints);
    }

    /** Brings back a model from the store, to be asked about other rows. The caller closes it. */
    static Teacher reopen(Bench bench, Step step) throws IOException {
        ModelWork work = new ModelWork(bench, step);
        StepLesson lesson = work.lesson(bench.run().checkpoints(step.key()));
        Path folder = bench.store()
                .find(step.key())
                .orElseThrow(() -> new InvalidInputException(
                        Problem.error(step.place(), "the model is no longer in the store", "run the experiment again")))
                .folder()
                .resolve(MODEL);
        Teacher teacher = work.source().reopen(lesson, folder);
        lesson.over();
        return teacher;
    }

    private TeacherSource source() {
        RandomSource random = bench.random(variant, repetition, node);
        return bench.components(variant).make(node.place(), TeacherSource.KIND, random);
    }

    private StepLesson lesson(Path checkpoints) {
        Map<String, List<Teacher>> models = new LinkedHashMap<>();
        Map<String, List<Double>> weights = new LinkedHashMap<>();
        for (Port port : node.component().inputs()) {
            if (port.kinds().contains(TeacherSource.KIND)) {
                List<Teacher> plugged = new ArrayList<>();
                List<Double> weighed = new ArrayList<>();
                for (BoundEdge edge : node.inputs().getOrDefault(port.name(), List.of())) {
                    plugged.add(bench.model(variant, repetition, edge.from()));
                    weighed.add(edge.weight().at(0, 1, 0));
                }
                models.put(port.name(), plugged);
                weights.put(port.name(), weighed);
            }
        }
        Progress progress = (done, total, metrics) -> {
            curve.add(new LinkedHashMap<>(metrics));
            bench.listener().stepProgress(step, done, total, metrics);
        };
        RandomSource random = bench.random(variant, repetition, node).child("model");
        return new StepLesson(data, models, weights, random, progress, checkpoints);
    }

    private Map<Split, ModelOutputs> ask(Teacher teacher) {
        Map<Split, ModelOutputs> outputs = new EnumMap<>(Split.class);
        for (Split split : Split.values()) {
            Table rows = data.rows(split);
            int classes = rows.classes().size();
            ModelOutputs said =
                    rows.rows() == 0 ? new ModelOutputs(new float[0], classes) : teacher.outputs(rows, split);
            if (said.classes() != classes || said.rows() != rows.rows()) {
                throw new InvalidInputException(Problem.error(
                        node.place(),
                        "gives " + said.rows() + " rows of " + said.classes() + " classes, but split '" + split.label()
                                + "' has " + rows.rows() + " rows of " + classes + " classes",
                        "the model must have been made for this data set"));
            }
            bench.listener().modelPass(step, split.label(), rows.rows());
            outputs.put(split, said);
        }
        return outputs;
    }

    private void store(Path folder, Teacher teacher, Map<Split, ModelOutputs> outputs) throws IOException {
        Path model = Files.createDirectory(folder.resolve(MODEL));
        teacher.save(model);
        Files.createDirectory(folder.resolve("outputs"));
        for (Map.Entry<Split, ModelOutputs> said : outputs.entrySet()) {
            StoredModel.write(folder, said.getKey(), said.getValue());
        }
        ObjectNode facts = JSON.createObjectNode();
        teacher.facts().forEach(facts::put);
        Files.writeString(folder.resolve(FACTS), JSON.writeValueAsString(facts));
        ArrayNode points = JSON.createArrayNode();
        curve.forEach(points::addPOJO);
        Files.writeString(folder.resolve(CURVE), JSON.writeValueAsString(points));
    }
}
