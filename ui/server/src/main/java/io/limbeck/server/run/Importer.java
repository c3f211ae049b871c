package io.limbeck.server.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.engine.run.RunFolder;
import io.limbeck.engine.store.Hashes;
import io.limbeck.server.config.ServerConfig;
import io.limbeck.server.event.RunBus;
import io.limbeck.spi.InvalidInputException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jboss.logging.Logger;

/** Finds the runs that the command line made in the same folder, and what has become of them. */
@ApplicationScoped
public class Importer {

    private static final Logger LOG = Logger.getLogger(Importer.class);

    private final ServerConfig config;
    private final RunStore store;
    private final RunBus bus;

    /** Runs that need no second look: those of the studio, and those that are finished. */
    private final Set<String> settled = new HashSet<>();

    Importer(ServerConfig config, RunStore store, RunBus bus) {
        this.config = config;
        this.store = store;
        this.bus = bus;
    }

    /** Looks at the folder once. */
    public synchronized void look() {
        Set<String> known = new HashSet<>(store.ids());
        for (Path path : RunFolder.list(config.runs())) {
            RunFolder folder = new RunFolder(path);
            if (!settled.contains(folder.id())) {
                look(folder, known.contains(folder.id()));
            }
        }
    }

    private void look(RunFolder folder, boolean known) {
        RunRow before = known ? store.find(folder.id()).orElse(null) : null;
        if (before != null && !before.isOfCommandLine()) {
            settled.add(folder.id());
            return;
        }
        try {
            RunRow now = row(folder);
            if (before == null || before.state() != now.state()) {
                store.importRun(now);
                bus.changed(folder.id());
            }
            if (now.state() == RunState.FINISHED) {
                settled.add(folder.id());
            }
        } catch (InvalidInputException | UncheckedIOException e) {
            settled.add(folder.id());
            LOG.warnf("The run folder %s is left out: %s", folder.path(), e.getMessage());
        }
    }

    private static RunRow row(RunFolder folder) {
        JsonNode manifest = folder.manifest();
        RunState state = RunState.labelled(folder.state().label());
        JsonNode report = folder.report().orElse(manifest.path("none"));
        long submitted = millis(manifest.path("submitted").asText());
        boolean finished = state == RunState.FINISHED;
        return new RunRow(
                folder.id(),
                0,
                manifest.path("name").asText(folder.id()),
                state,
                "",
                documentHash(folder),
                manifest.path("seed").asLong(),
                manifest.path("variants").asInt(1),
                "[]",
                null,
                0,
                submitted,
                submitted,
                finished ? millis(report.path("finished").asText()) : 0,
                0,
                0,
                0,
                "run",
                null,
                finished ? report.path("metricsHash").asText() : null,
                finished ? Figures.of(report) : null);
    }

    private static long millis(String instant) {
        return instant.isEmpty() ? 0 : Instant.parse(instant).toEpochMilli();
    }

    private static String documentHash(RunFolder folder) {
        try {
            return Hashes.sha256(Files.readString(folder.path().resolve("experiment.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
