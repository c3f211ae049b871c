package io.limbeck.engine.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.EngineCode;
import io.limbeck.engine.experiment.BoundExperiment;
import io.limbeck.engine.plan.BoundVariant;
import io.limbeck.spi.ComponentId;
import io.limbeck.spi.data.DatasetSource;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes down where every figure of a run comes from. */
final class Manifest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Manifest() {}

    static ObjectNode of(
            Submission submission,
            Checked checked,
            Catalog catalog,
            DataPreparer data,
            Workplace workplace,
            Instant now) {
        BoundExperiment first = checked.variants().get(0).experiment();
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("format", RunFolder.FORMAT);
        manifest.put("name", first.name());
        manifest.put("submitted", now.toString());
        manifest.put("source", submission.source());
        manifest.put("base", submission.base().toAbsolutePath().normalize().toString());
        ArrayNode overrides = manifest.putArray("overrides");
        submission.overrides().forEach(overrides::add);
        submission.seed().ifPresent(seed -> manifest.put("seedOverride", seed));
        manifest.put("seed", first.seed());
        manifest.put("repeat", first.repeat());
        manifest.put(
                "variants",
                checked.isSearch()
                        ? checked.study().limit()
                        : checked.variants().size());
        components(manifest.putObject("components"), checked, catalog);
        data(manifest.putObject("data"), checked, data);
        ObjectNode software = manifest.putObject("software");
        software.put("limbeck", EngineCode.version());
        software.put("engineCode", EngineCode.hash());
        software.put("tensorFlowJava", EngineCode.tensorFlowVersion());
        software.put("java", System.getProperty("java.runtime.version", "unknown"));
        ObjectNode machine = manifest.putObject("machine");
        machine.put("device", workplace.session().device());
        machine.put("threads", workplace.session().threads());
        machine.put("processors", Runtime.getRuntime().availableProcessors());
        machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return manifest;
    }

    private static void components(ObjectNode target, Checked checked, Catalog catalog) {
        Map<String, String> used = new TreeMap<>();
        for (BoundVariant variant : checked.variants()) {
            variant.experiment().nodes().values().forEach(node -> {
                Catalog.Entry entry = catalog.entry(node.component());
                ComponentId id = node.component().id();
                boolean newest = catalog.find(id).equals(Optional.of(entry));
                used.put(
                        newest ? id.toString() : id + "@" + entry.plugin().version(),
                        entry.plugin().id() + " " + entry.plugin().version() + " " + entry.code());
            });
        }
        used.forEach((id, code) -> target.put(id, code));
    }

    private static void data(ObjectNode target, Checked checked, DataPreparer data) {
        for (BoundVariant variant : checked.variants()) {
            BoundExperiment experiment = variant.experiment();
            experiment.nodes().values().stream()
                    .filter(node -> node.component().kind().equals(DatasetSource.KIND))
                    .forEach(node -> {
                        String fingerprint = data.fingerprint(experiment, node);
                        boolean other =
                                !target.path(node.place()).asText(fingerprint).equals(fingerprint);
                        target.put(other ? node.place() + " with " + variant.label() : node.place(), fingerprint);
                    });
        }
    }
}
