package io.limbeck.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.CatalogLoader;
import io.limbeck.engine.catalog.EngineCode;
import io.limbeck.engine.document.Variant;
import io.limbeck.engine.plan.BoundVariant;
import io.limbeck.engine.plan.CodeHashes;
import io.limbeck.engine.plan.Plan;
import io.limbeck.engine.plan.Planner;
import io.limbeck.engine.plan.Step;
import io.limbeck.engine.store.ContentStore;
import io.limbeck.engine.tensorflow.SessionOptions;
import io.limbeck.loader.PluginSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A run as a worker works on it. The worker reads the same document, makes the same plan and does the step it is asked for,
 * in the same store; that its plan has a step of that very key tells that its code and data are those of the host.
 */
public final class SentRun implements AutoCloseable {

    /** The first byte of a task that is a step of a run. */
    public static final byte TASK = 's';

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String code;
    private final Bench bench;

    private SentRun(JsonNode sent, Catalog catalog) {
        this.code = sent.path("engineCode").asText();
        Workplace workplace = workplace(sent);
        Submission submission = submission(sent);
        PluginGradients.add(catalog);
        Checker checker = new Checker(catalog, workplace);
        Checked checked = points(sent, checker.check(submission), checker, submission.base());
        DataPreparer data = new DataPreparer(workplace, submission.base());
        ContentStore store = ContentStore.in(workplace.runs());
        Plan plan = new Planner(CodeHashes.of(catalog, EngineCode.hash()), data::fingerprint, store)
                .plan(checked.variants());
        RunFolder folder = new RunFolder(Path.of(sent.path("folder").asText()));
        this.bench = new Bench(checked, plan, workplace, submission.base(), data, store, folder, RunListener.NONE);
    }

    /**
     * {@return a run from the bytes it was sent as}
     *
     * @param host has the plugins of the class path
     */
    public static SentRun of(byte[] sent, ClassLoader host) {
        try {
            JsonNode tree = JSON.readTree(sent);
            return new SentRun(tree, CatalogLoader.load(host, plugins(tree.path("plugins"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return a run as it is sent} */
    static byte[] bytes(Bench bench, Submission submission) {
        ObjectNode sent = JSON.createObjectNode();
        sent.put("engineCode", EngineCode.hash());
        sent.put("document", submission.document());
        sent.put("source", submission.source());
        sent.put("base", submission.base().toAbsolutePath().normalize().toString());
        ArrayNode overrides = sent.putArray("overrides");
        submission.overrides().forEach(overrides::add);
        submission.seed().ifPresent(seed -> sent.put("seed", seed));
        if (bench.checked().isSearch()) {
            ArrayNode points = sent.putArray("points");
            for (Variant written : bench.checked().written()) {
                points.addObject().setAll(written.assignments());
            }
        }
        Workplace workplace = bench.workplace();
        sent.put("runs", workplace.runs().toAbsolutePath().normalize().toString());
        workplace.data().ifPresent(data -> sent.put("data", data.toString()));
        workplace.plugins().ifPresent(plugins -> plugins(sent.putObject("plugins"), plugins));
        sent.put("folder", bench.run().path().toAbsolutePath().normalize().toString());
        sent.put("betweenCheckpoints", workplace.betweenCheckpoints().toString());
        SessionOptions session = workplace.session();
        sent.put("gpu", session.gpu());
        sent.put("gpuMemoryShare", session.gpuMemoryShare());
        sent.put("xla", session.xla());
        // Sums depend on the number of threads: a worker takes as many as this process would.
        sent.put(
                "threads",
                session.threads() > 0 ? session.threads() : Runtime.getRuntime().availableProcessors());
        return sent.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void plugins(ObjectNode sent, PluginSettings plugins) {
        sent.put("directory", plugins.directory().toAbsolutePath().toString());
        sent.put("lock", plugins.lock().name());
        ArrayNode keys = sent.putArray("keys");
        plugins.keys().forEach(key -> keys.add(key.toAbsolutePath().toString()));
    }

    private static Optional<PluginSettings> plugins(JsonNode sent) {
        if (sent.isMissingNode()) {
            return Optional.empty();
        }
        List<Path> keys = new ArrayList<>();
        sent.path("keys").forEach(key -> keys.add(Path.of(key.asText())));
        return Optional.of(new PluginSettings(
                Path.of(sent.path("directory").asText()),
                PluginSettings.Lock.valueOf(sent.path("lock").asText()),
                keys));
    }

    /** {@return a step as it is sent} */
    static byte[] task(Step step) {
        return ((char) TASK + step.key()).getBytes(StandardCharsets.UTF_8);
    }

    private static Workplace workplace(JsonNode sent) {
        return new Workplace(
                Path.of(sent.path("runs").asText()),
                sent.has("data") ? Optional.of(Path.of(sent.path("data").asText())) : Optional.empty(),
                new SessionOptions(
                        sent.path("gpu").asInt(),
                        sent.path("threads").asInt(),
                        sent.path("gpuMemoryShare").asDouble(),
                        sent.path("xla").asBoolean(),
                        1),
                Duration.parse(sent.path("betweenCheckpoints").asText()));
    }

    private static Submission submission(JsonNode sent) {
        List<String> overrides = new ArrayList<>();
        sent.path("overrides").forEach(one -> overrides.add(one.asText()));
        return new Submission(
                sent.path("document").asText(),
                sent.path("source").asText(),
                Path.of(sent.path("base").asText()),
                overrides,
                sent.has("seed") ? OptionalLong.of(sent.path("seed").asLong()) : OptionalLong.empty());
    }

    /** A search chose these points while the run went. */
    private static Checked points(JsonNode sent, Checked checked, Checker checker, Path base) {
        if (!sent.has("points")) {
            return checked;
        }
        List<Variant> written = new ArrayList<>();
        List<BoundVariant> bound = new ArrayList<>();
        for (JsonNode point : sent.path("points")) {
            Map<String, JsonNode> assignments = new LinkedHashMap<>();
            point.fields().forEachRemaining(one -> assignments.put(one.getKey(), one.getValue()));
            Variant variant = checked.tuning().sweep().variant(assignments);
            bound.add(checker.bind(variant, bound.size(), base));
            written.add(variant);
        }
        return checked.with(written, bound);
    }

    /** {@return what comes of a step}, which is told in full; the result itself is in the store */
    public byte[] perform(byte[] task) {
        long start = System.nanoTime();
        SentAnswer answer = new SentAnswer();
        try {
            String key = new String(task, StandardCharsets.UTF_8);
            Step step = bench.plan().steps().stream()
                    .filter(one -> one.key().equals(key))
                    .findFirst()
                    .orElseThrow(this::otherCode);
            Execution.perform(bench.watchedBy(answer), step);
            return answer.done((System.nanoTime() - start) / 1e9);
        } catch (IOException | RuntimeException e) {
            return failed(e);
        }
    }

    /** {@return what a worker says that could not do a step} */
    public static byte[] failed(Exception failure) {
        return SentAnswer.failed(failure);
    }

    private RunFailedException otherCode() {
        String mine = EngineCode.hash();
        return new RunFailedException(
                mine.equals(code)
                        ? "the worker finds other plugins or other data than the host, so that its results would be others;"
                                + " give all machines the same plugins, and the same data under the same path"
                        : "the worker's Limbeck has the code '" + mine + "', the host's has '" + code
                                + "'; install the same on all machines");
    }

    @Override
    public void close() {
        bench.data().close();
    }
}
