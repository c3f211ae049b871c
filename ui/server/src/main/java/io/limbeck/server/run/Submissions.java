package io.limbeck.server.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.engine.run.Checked;
import io.limbeck.engine.run.RunFolder;
import io.limbeck.engine.store.Hashes;
import io.limbeck.server.config.ServerConfig;
import io.limbeck.server.database.Database;
import io.limbeck.server.database.DatabaseException;
import io.limbeck.server.database.Sql;
import io.limbeck.server.document.Workshop;
import io.limbeck.server.event.RunBus;
import io.limbeck.server.problem.Refusal;
import io.limbeck.server.worker.Job;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes runs in: checked, once for each key, and written down before anybody is told so. */
@ApplicationScoped
class Submissions {

    private static final int TRIES = 20;

    private final Database database;
    private final Workshop workshop;
    private final ServerConfig config;
    private final ObjectMapper json;
    private final RunBus bus;

    Submissions(Database database, Workshop workshop, ServerConfig config, ObjectMapper json, RunBus bus) {
        this.database = database;
        this.workshop = workshop;
        this.config = config;
        this.json = json;
        this.bus = bus;
    }

    /** A run, and whether it was made just now. */
    record Accepted(String id, boolean isNew) {}

    Accepted accept(SubmitRequest request, Optional<String> key) {
        Job job = job(request);
        String hash = Hashes.sha256(job.write());
        Optional<Accepted> before = key.flatMap(one -> database.read(sql -> known(sql, one, hash)));
        if (before.isPresent()) {
            return before.get();
        }
        Checked checked = workshop.checked(job.submission());
        for (int i = 1; ; i++) {
            try {
                Accepted accepted = insert(request, key, job, hash, checked, i);
                bus.changed(accepted.id());
                return accepted;
            } catch (DatabaseException e) {
                // Somebody took the same number, name or key at the same moment.
                if (i == TRIES) {
                    throw e;
                }
            }
        }
    }

    private Job job(SubmitRequest request) {
        return new Job(
                request.asDocument().content(),
                request.overrides() == null ? List.of() : request.overrides(),
                request.seed(),
                workshop.base().toString(),
                request.device() == null ? "cpu" : request.device(),
                request.threads() == null ? 0 : request.threads());
    }

    private Accepted insert(
            SubmitRequest request, Optional<String> key, Job job, String hash, Checked checked, int attempt) {
        Instant now = Instant.now();
        return database.write(sql -> {
            Optional<Accepted> known = key.isPresent() ? known(sql, key.get(), hash) : Optional.empty();
            if (known.isPresent()) {
                return known.get();
            }
            refuseIfFull(sql);
            String id = free(sql, checked.name(), now, attempt);
            RunStore.insert(sql, row(id, request, job, hash, checked, now));
            if (key.isPresent()) {
                sql.update(
                        "insert into idempotency (key, request_hash, run, created) values (?, ?, ?, ?)",
                        key.get(),
                        hash,
                        id,
                        now.toEpochMilli());
            }
            return new Accepted(id, true);
        });
    }

    private RunRow row(String id, SubmitRequest request, Job job, String hash, Checked checked, Instant now) {
        RunView.Origin origin = request.experiment();
        return new RunRow(
                id,
                0,
                checked.name(),
                RunState.QUEUED,
                job.write(),
                hash,
                checked.variants().get(0).experiment().seed(),
                checked.variants().size(),
                tags(request.labels()),
                origin == null ? null : origin.id(),
                origin == null ? 0 : origin.version(),
                now.toEpochMilli(),
                0,
                0,
                0,
                0,
                0,
                "run",
                null,
                null,
                null);
    }

    String tags(List<String> tags) {
        try {
            return json.writeValueAsString(tags.stream().distinct().toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts are always JSON", e);
        }
    }

    private static Optional<Accepted> known(Sql sql, String key, String hash) throws SQLException {
        record Known(String run, String hash) {}
        Optional<Known> known = sql.first(
                "select run, request_hash from idempotency where key = ?",
                row -> new Known(row.getString(1), row.getString(2)),
                key);
        if (known.isPresent() && !known.get().hash().equals(hash)) {
            throw Refusal.conflict("The Idempotency-Key '" + key + "' was used for another submission, the run '"
                    + known.get().run() + "'; take a new key");
        }
        return known.map(one -> new Accepted(one.run(), false));
    }

    private void refuseIfFull(Sql sql) throws SQLException {
        int waiting = sql.first("select count(*) from run where state = 'queued'", row -> row.getInt(1))
                .orElse(0);
        if (waiting >= config.queue().most()) {
            throw Refusal.of(
                            "queue-full",
                            "The queue is full",
                            429,
                            "'" + waiting + "' runs wait already; send it again when some are done")
                    .with("Retry-After", "30");
        }
    }

    /** {@return a name that neither a run nor a folder has} */
    private String free(Sql sql, String name, Instant now, int attempt) throws SQLException {
        String stem = RunFolder.nameFor(name, now);
        for (int i = attempt; ; i++) {
            String id = i == 1 ? stem : stem + "-" + i;
            boolean taken = sql.first("select 1 from run where id = ?", row -> row.getInt(1), id)
                    .isPresent();
            if (!taken && !Files.exists(config.runs().resolve(id))) {
                return id;
            }
        }
    }
}
