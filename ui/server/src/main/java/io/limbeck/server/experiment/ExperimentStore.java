package io.limbeck.server.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.server.database.Database;
import io.limbeck.server.database.Sql;
import io.limbeck.server.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Keeps experiments with all their versions. Nobody overwrites what they have not seen. */
@ApplicationScoped
class ExperimentStore {

    /** Versions kept of one experiment; the oldest beyond them go. */
    private static final int KEPT = 500;

    private final Database database;
    private final ObjectMapper json;

    ExperimentStore(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    List<ExperimentView.Entry> all() {
        return database.read(sql -> sql.list(
                "select id, version, name, updated from experiment order by updated desc",
                row -> new ExperimentView.Entry(row.getString(1), row.getInt(2), row.getString(3), moment(row, 4))));
    }

    List<ExperimentView.Version> versions(String id) {
        List<ExperimentView.Version> versions = database.read(sql -> sql.list(
                "select version, name, updated from experiment_version where experiment = ? order by version desc",
                row -> new ExperimentView.Version(row.getInt(1), row.getString(2), moment(row, 3)),
                id));
        if (versions.isEmpty()) {
            throw missing(id);
        }
        return versions;
    }

    ExperimentView find(String id) {
        return database.read(sql -> find(sql, id, current(sql, id)));
    }

    ExperimentView find(String id, int version) {
        return database.read(sql -> find(sql, id, version));
    }

    ExperimentView create(JsonNode document, JsonNode layout) {
        String id = UUID.randomUUID().toString();
        long now = System.currentTimeMillis();
        return database.write(sql -> {
            sql.update(
                    "insert into experiment (id, version, name, updated) values (?, 1, ?, ?)", id, name(document), now);
            return add(sql, id, 1, document, layout, now);
        });
    }

    ExperimentView replace(String id, int seen, JsonNode document, JsonNode layout) {
        long now = System.currentTimeMillis();
        return database.write(sql -> {
            int changed = sql.update(
                    "update experiment set version = version + 1, name = ?, updated = ? where id = ? and version = ?",
                    name(document),
                    now,
                    id,
                    seen);
            if (changed == 0) {
                throw changedMeanwhile(id, current(sql, id), seen);
            }
            sql.update("delete from experiment_version where experiment = ? and version <= ?", id, seen + 1 - KEPT);
            return add(sql, id, seen + 1, document, layout, now);
        });
    }

    void delete(String id, int seen) {
        database.write(sql -> {
            if (sql.update("delete from experiment where id = ? and version = ?", id, seen) == 0) {
                throw changedMeanwhile(id, current(sql, id), seen);
            }
            return sql.update("delete from experiment_version where experiment = ?", id);
        });
    }

    private static Refusal changedMeanwhile(String id, int current, int seen) {
        return Refusal.of(
                        "changed",
                        "Changed meanwhile",
                        412,
                        "The experiment '" + id + "' has version '" + current + "' by now, and you have seen '" + seen
                                + "'; read it again, or keep yours as a new one")
                .with("ETag", "\"" + current + "\"");
    }

    private static Refusal missing(String id) {
        return Refusal.missing("experiment '" + id + "'", "GET /api/v1/experiments lists them");
    }

    private static int current(Sql sql, String id) throws SQLException {
        return sql.first("select version from experiment where id = ?", row -> row.getInt(1), id)
                .orElseThrow(() -> missing(id));
    }

    private ExperimentView find(Sql sql, String id, int version) throws SQLException {
        return sql.first(
                        "select name, document, layout, updated from experiment_version where experiment = ? and version = ?",
                        row -> new ExperimentView(
                                id,
                                version,
                                row.getString(1),
                                moment(row, 4),
                                tree(row.getString(2)),
                                tree(row.getString(3))),
                        id,
                        version)
                .orElseThrow(() -> missing(id));
    }

    private ExperimentView add(Sql sql, String id, int version, JsonNode document, JsonNode layout, long now)
            throws SQLException {
        sql.update(
                "insert into experiment_version (experiment, version, name, document, layout, updated) values (?, ?, ?, ?, ?, ?)",
                id,
                version,
                name(document),
                document.toString(),
                layout.toString(),
                now);
        return new ExperimentView(id, version, name(document), Instant.ofEpochMilli(now), document, layout);
    }

    private static String name(JsonNode document) {
        return document.path("name").asText("experiment");
    }

    private static Instant moment(ResultSet row, int column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was stored is JSON", e);
        }
    }
}
