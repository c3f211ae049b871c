package io.limbeck.server.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.server.config.ServerConfig;
import io.limbeck.server.run.RunView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How far the runs at work are, folded from their events; each event is read once. */
@ApplicationScoped
public class ProgressBoard {

    private static final int MOST = 256;

    private final ServerConfig config;
    private final ObjectMapper json;
    private final Map<String, Fold> folds = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Fold> eldest) {
            return size() > MOST;
        }
    };

    ProgressBoard(ServerConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
    }

    private static final class Fold {
        final EventTail tail;
        int steps;
        int done;
        String place = "";
        String title = "";
        double part;

        Fold(EventTail tail) {
            this.tail = tail;
        }
    }

    /** {@return how far a run is}, empty if it has not begun */
    public synchronized Optional<RunView.Progress> of(String run) {
        Fold fold = fold(run);
        if (fold.steps == 0) {
            return Optional.empty();
        }
        double fraction = Math.min(1, (fold.done + fold.part) / fold.steps);
        return Optional.of(new RunView.Progress(fold.steps, fold.done, fold.place, fold.title, fraction));
    }

    /** {@return how many steps of a run have been finished, over all attempts} */
    public synchronized int finished(String run) {
        return fold(run).done;
    }

    private Fold fold(String run) {
        Fold fold = folds.computeIfAbsent(
                run, id -> new Fold(new EventTail(config.runs().resolve(id).resolve("events.jsonl"), 0)));
        for (var lines = fold.tail.lines(Integer.MAX_VALUE);
                !lines.isEmpty();
                lines = fold.tail.lines(Integer.MAX_VALUE)) {
            lines.forEach(line -> read(fold, line.json()));
        }
        return fold;
    }

    private void read(Fold fold, String line) {
        JsonNode event;
        try {
            event = json.readTree(line);
        } catch (JsonProcessingException e) {
            return;
        }
        switch (event.path("type").asText()) {
            case "run-started" -> fold.steps = fold.done + event.path("toRun").asInt();
            case "step-started" -> {
                fold.place = event.path("place").asText();
                fold.title = event.path("title").asText();
                fold.part = 0;
            }
            case "progress" ->
                fold.part = event.path("done").asDouble()
                        / Math.max(1, event.path("total").asDouble());
            case "step-finished" -> {
                fold.done++;
                fold.part = 0;
            }
            default -> {}
        }
    }
}
