package io.limbeck.server.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A run as the database has it. Moments are milliseconds since 1970.
 *
 * @param number its place in the order of submission
 * @param submission the {@link io.limbeck.server.worker.Job} as JSON; empty for a run of the command line
 * @param tags JSON array
 * @param fence how often somebody took it to work on
 * @param wish {@code run} or {@code cancel}
 * @param failure a {@link Failure} as JSON
 * @param figures JSON array of {@link RunView.FigureView}
 */
public record RunRow(
        String id,
        long number,
        String name,
        RunState state,
        String submission,
        String documentHash,
        long seed,
        int variants,
        String tags,
        @Nullable String experiment,
        int experimentVersion,
        long submitted,
        long started,
        long finished,
        long fence,
        int crashes,
        int stepsDone,
        String wish,
        @Nullable String failure,
        @Nullable String metricsHash,
        @Nullable String figures) {

    static final String COLUMNS =
            "id, number, name, state, submission, document_hash, seed, variants, tags, experiment,"
                    + " experiment_version, submitted, started, finished, fence, crashes, steps_done, wish, failure,"
                    + " metrics_hash, figures";

    static RunRow read(ResultSet row) throws SQLException {
        return new RunRow(
                row.getString("id"),
                row.getLong("number"),
                row.getString("name"),
                RunState.labelled(row.getString("state")),
                row.getString("submission"),
                row.getString("document_hash"),
                row.getLong("seed"),
                row.getInt("variants"),
                row.getString("tags"),
                row.getString("experiment"),
                row.getInt("experiment_version"),
                row.getLong("submitted"),
                row.getLong("started"),
                row.getLong("finished"),
                row.getLong("fence"),
                row.getInt("crashes"),
                row.getInt("steps_done"),
                row.getString("wish"),
                row.getString("failure"),
                row.getString("metrics_hash"),
                row.getString("figures"));
    }

    /** {@return how far it is, as clients are told}: one that is to stop is being stopped */
    public RunState told() {
        return state == RunState.RUNNING && wish.equals("cancel") ? RunState.CANCELLING : state;
    }

    /** {@return whether the command line made it} */
    public boolean isOfCommandLine() {
        return submission.isEmpty();
    }
}
