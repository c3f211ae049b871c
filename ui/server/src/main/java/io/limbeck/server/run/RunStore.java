package io.limbeck.server.run;

import io.limbeck.server.database.Database;
import io.limbeck.server.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of runs, as far as people read and write it. Who works on what is the {@code queue}'s affair. */
@ApplicationScoped
public class RunStore {

    private final Database database;

    RunStore(Database database) {
        this.database = database;
    }

    /** {@return the run, if there is one} */
    public Optional<RunRow> find(String id) {
        return database.read(sql -> find(sql, id));
    }

    static Optional<RunRow> find(Sql sql, String id) throws SQLException {
        return sql.first("select " + RunRow.COLUMNS + " from run where id = ?", RunRow::read, id);
    }

    /** {@return the ids of all runs} */
    public List<String> ids() {
        return database.read(sql -> sql.list("select id from run", row -> row.getString(1)));
    }

    /** {@return how many wait before a run} */
    int before(RunRow run) {
        return database.read(sql -> sql.first(
                        "select count(*) from run where state = 'queued' and number < ?",
                        row -> row.getInt(1),
                        run.number())
                .orElse(0));
    }

    /** A page of a list, and how long the list is. */
    record Page(List<RunRow> rows, long total) {}

    Page list(RunQuery query) {
        List<@Nullable Object> values = new ArrayList<>();
        String where = query.where(values);
        return database.read(sql -> {
            long total = sql.first("select count(*) from run" + where, row -> row.getLong(1), values.toArray())
                    .orElse(0L);
            List<@Nullable Object> paged = new ArrayList<>(values);
            paged.add(query.limit());
            paged.add(query.offset());
            return new Page(
                    sql.list(
                            "select " + RunRow.COLUMNS + " from run" + where + " order by " + query.order()
                                    + " limit ? offset ?",
                            RunRow::read,
                            paged.toArray()),
                    total);
        });
    }

    /** {@return how many runs are in that state} */
    public long count(RunState state) {
        return database.read(sql ->
                        sql.first("select count(*) from run where state = ?", row -> row.getLong(1), state.label()))
                .orElse(0L);
    }

    /** {@return for how many seconds the run that waits longest has waited, 0 if none does} */
    public double longestWait() {
        long now = System.currentTimeMillis();
        return database.read(sql -> sql.first(
                        "select coalesce(min(submitted), ?) from run where state = 'queued'",
                        row -> (now - row.getLong(1)) / 1000.0,
                        now)
                .orElse(0.0));
    }

    boolean tag(String id, String tags) {
        return database.write(sql -> sql.update("update run set tags = ? where id = ?", tags, id)) == 1;
    }

    /** {@return whether it was there and nobody worked on it} */
    boolean delete(String id) {
        return database.write(sql -> {
            int gone = sql.update("delete from run where id = ? and state not in ('running', 'queued')", id);
            if (gone == 1) {
                sql.update("delete from idempotency where run = ?", id);
            }
            return gone == 1;
        });
    }

    /** Stops a run: one that waits at once, one that is at work by a wish that its server will see. */
    void cancel(String id) {
        database.write(sql -> sql.update(
                        "update run set state = 'cancelled', finished = ? where id = ? and state = 'queued'",
                        System.currentTimeMillis(),
                        id)
                + sql.update("update run set wish = 'cancel' where id = ? and state = 'running'", id));
    }

    /** Puts a run that is over, but not finished, into the queue again. */
    boolean resume(String id) {
        return database.write(sql -> sql.update(
                        "update run set state = 'queued', wish = 'run', crashes = 0, failure = null, finished = null,"
                                + " number = (select max(number) + 1 from run)"
                                + " where id = ? and state in ('cancelled', 'interrupted', 'failed')",
                        id))
                == 1;
    }

    /** Writes down a run of the command line, or what has become of it. */
    public void importRun(RunRow row) {
        database.write(sql -> {
            if (find(sql, row.id()).isEmpty()) {
                insert(sql, row);
            } else {
                sql.update(
                        "update run set state = ?, finished = ?, metrics_hash = ?, figures = ? where id = ? and submission = ''",
                        row.state().label(),
                        row.finished() == 0 ? null : row.finished(),
                        row.metricsHash(),
                        row.figures(),
                        row.id());
            }
            return 0;
        });
    }

    /** Adds a row; its number is the next one. */
    static void insert(Sql sql, RunRow row) throws SQLException {
        long number = sql.first("select coalesce(max(number), 0) + 1 from run", one -> one.getLong(1))
                .orElse(1L);
        sql.update(
                "insert into run (" + RunRow.COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0,"
                        + " 'run', null, ?, ?)",
                row.id(),
                number,
                row.name(),
                row.state().label(),
                row.submission(),
                row.documentHash(),
                row.seed(),
                row.variants(),
                row.tags(),
                row.experiment(),
                row.experimentVersion(),
                row.submitted(),
                row.started() == 0 ? null : row.started(),
                row.finished() == 0 ? null : row.finished(),
                row.metricsHash(),
                row.figures());
    }
}
