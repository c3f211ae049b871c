package io.limbeck.server.queue;

import io.limbeck.server.config.ServerConfig;
import io.limbeck.server.database.Database;
import io.limbeck.server.run.RunState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who works on which run. A server takes a run for a while and renews that; each taking has a number, the fence, and whoever
 * writes with an older one changes nothing.
 */
@ApplicationScoped
class Leases {

    private final String owner = UUID.randomUUID().toString();
    private final Database database;
    private final ServerConfig config;

    Leases(Database database, ServerConfig config) {
        this.database = database;
        this.config = config;
    }

    /** The right to work on a run. */
    record Lease(String run, long fence, String job, int crashes, int stepsDone) {}

    /** What is asked of a run that this server works on. */
    record Renewed(String run, long fence, boolean isCancelled) {}

    private long until() {
        return System.currentTimeMillis() + config.queue().lease().toMillis();
    }

    /** {@return the run that has waited longest, taken for this server} */
    Optional<Lease> take() {
        long now = System.currentTimeMillis();
        return database.write(sql -> {
            Optional<Lease> first = sql.first(
                    "select id, fence, submission, crashes, steps_done from run where state = 'queued' order by number limit 1",
                    row -> new Lease(
                            row.getString(1), row.getLong(2) + 1, row.getString(3), row.getInt(4), row.getInt(5)));
            if (first.isEmpty()) {
                return first;
            }
            int taken = sql.update(
                    "update run set state = 'running', owner = ?, fence = fence + 1, lease_until = ?,"
                            + " started = coalesce(started, ?) where id = ? and state = 'queued' and fence = ?",
                    owner,
                    until(),
                    now,
                    first.get().run(),
                    first.get().fence() - 1);
            return taken == 1 ? first : Optional.empty();
        });
    }

    /** Goes on holding all runs of this server and {@return what is asked of them}. */
    List<Renewed> renew() {
        return database.write(sql -> {
            sql.update("update run set lease_until = ? where owner = ? and state = 'running'", until(), owner);
            return sql.list(
                    "select id, fence, wish from run where owner = ? and state = 'running'",
                    row -> new Renewed(
                            row.getString(1), row.getLong(2), row.getString(3).equals("cancel")),
                    owner);
        });
    }

    /** Gives runs back whose server has been silent, and {@return their ids}. */
    List<String> expire() {
        return giveBack("lease_until < " + System.currentTimeMillis());
    }

    /** Gives back all runs that other servers held, which are known to be gone. */
    List<String> expireOthers() {
        return giveBack("owner <> '" + owner + "'");
    }

    private List<String> giveBack(String condition) {
        return database.write(sql -> {
            String which = " where state = 'running' and submission <> '' and " + condition;
            List<String> ids = sql.list("select id from run" + which, row -> row.getString(1));
            if (!ids.isEmpty()) {
                sql.update(
                        "update run set state = 'cancelled', finished = ?, owner = null, fence = fence + 1" + which
                                + " and wish = 'cancel'",
                        System.currentTimeMillis());
                sql.update("update run set state = 'queued', owner = null, fence = fence + 1" + which);
            }
            return ids;
        });
    }

    /** Gives a run back to the queue. */
    boolean giveBack(Lease lease, int crashes, int stepsDone) {
        return database.write(sql -> sql.update(
                        "update run set state = 'queued', owner = null, crashes = ?, steps_done = ?"
                                + " where id = ? and fence = ? and state = 'running'",
                        crashes,
                        stepsDone,
                        lease.run(),
                        lease.fence()))
                == 1;
    }

    /** Says what became of a run; {@return whether it was still this server's to say}. */
    boolean end(
            Lease lease,
            RunState state,
            @Nullable String failure,
            @Nullable String metricsHash,
            @Nullable String figures) {
        return database.write(sql -> sql.update(
                        "update run set state = ?, owner = null, finished = ?, failure = ?, metrics_hash = ?, figures = ?"
                                + " where id = ? and fence = ? and state = 'running'",
                        state.label(),
                        System.currentTimeMillis(),
                        failure,
                        metricsHash,
                        figures,
                        lease.run(),
                        lease.fence()))
                == 1;
    }
}
