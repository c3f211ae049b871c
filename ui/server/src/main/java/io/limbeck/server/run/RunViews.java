package io.limbeck.server.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.server.event.ProgressBoard;
import io.limbeck.server.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes of rows what clients see. */
@ApplicationScoped
public class RunViews {

    private final RunStore store;
    private final ProgressBoard progress;
    private final ObjectMapper json;

    RunViews(RunStore store, ProgressBoard progress, ObjectMapper json) {
        this.store = store;
        this.progress = progress;
        this.json = json;
    }

    /** {@return the run} */
    public RunView of(String id) {
        return of(row(id));
    }

    /** {@return the run's row}; one that is not there is refused */
    public RunRow row(String id) {
        return store.find(id).orElseThrow(() -> Refusal.missing("run '" + id + "'", "GET /api/v1/runs lists the runs"));
    }

    RunView of(RunRow row) {
        RunState state = row.told();
        boolean atWork = state == RunState.RUNNING || state == RunState.CANCELLING;
        return new RunView(
                row.id(),
                row.name(),
                state.label(),
                Instant.ofEpochMilli(row.submitted()),
                moment(row.started()),
                moment(row.finished()),
                seconds(row, atWork),
                row.seed(),
                row.variants(),
                read(row.tags(), new TypeReference<List<String>>() {}).orElse(List.of()),
                Optional.ofNullable(row.experiment())
                        .map(experiment -> new RunView.Origin(experiment, row.experimentVersion())),
                row.documentHash(),
                atWork ? progress.of(row.id()) : Optional.empty(),
                read(row.failure(), new TypeReference<Failure>() {}),
                Optional.ofNullable(row.metricsHash()),
                Figures.read(row.figures()),
                state == RunState.QUEUED ? Optional.of(store.before(row)) : Optional.empty());
    }

    private static Optional<Instant> moment(long millis) {
        return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    private static Optional<Double> seconds(RunRow row, boolean atWork) {
        long end = atWork ? System.currentTimeMillis() : row.finished();
        return row.started() == 0 || end == 0 ? Optional.empty() : Optional.of((end - row.started()) / 1000.0);
    }

    private <T> Optional<T> read(@Nullable String text, TypeReference<T> type) {
        try {
            return text == null ? Optional.empty() : Optional.of(json.readValue(text, type));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
