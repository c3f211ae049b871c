package io.limbeck.server.track;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import io.limbeck.server.config.ServerConfig;
import io.limbeck.server.database.Database;
import io.limbeck.server.document.DocumentValues;
import io.limbeck.server.event.EventTail;
import io.limbeck.server.run.RunRow;
import io.limbeck.server.run.RunState;
import io.limbeck.server.run.RunViews;
import io.limbeck.server.worker.Job;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Tells an MLflow server of the studio's runs: settings as parameters, what is told while models train as metrics, the figures
 * of the report at the end. How far it came is kept, so that nothing is told twice or left out, whatever is killed; if
 * MLflow does not answer, it is asked again.
 */
@ApplicationScoped
public class MlflowExport {

    private static final Logger LOG = Logger.getLogger(MlflowExport.class);
    private static final String TAG = "limbeck.run";
    private static final Map<RunState, String> ENDS = Map.of(
            RunState.FINISHED, "FINISHED",
            RunState.FAILED, "FAILED",
            RunState.CANCELLED, "KILLED",
            RunState.INTERRUPTED, "KILLED");

    private final ServerConfig config;
    private final Database database;
    private final RunViews views;
    private final DocumentValues documents;
    private final ObjectMapper json;

    MlflowExport(ServerConfig config, Database database, RunViews views, DocumentValues documents, ObjectMapper json) {
        this.config = config;
        this.database = database;
        this.views = views;
        this.documents = documents;
        this.json = json;
    }

    private record Export(String run, String theirs, long next) {}

    /** Tells what is new. */
    public void look() throws InterruptedException {
        if (config.mlflow().url().isEmpty()) {
            return;
        }
        MlflowClient client =
                new MlflowClient(config.mlflow().url().get(), config.mlflow().token());
        try {
            begin(client);
            for (Export export : open()) {
                tell(client, export);
            }
        } catch (IOException e) {
            LOG.warnf(
                    "MLflow could not be told; trying again: %s",
                    e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        }
    }

    private List<Export> open() {
        return database.read(sql -> sql.list(
                "select run, theirs, next from mlflow where ended = 0 order by run",
                row -> new Export(row.getString(1), row.getString(2), row.getLong(3))));
    }

    /** Makes their runs for those of ours that have started and are not known there. */
    private void begin(MlflowClient client) throws IOException, InterruptedException {
        List<String> fresh = database.read(sql -> sql.list(
                "select id from run where submission <> '' and started is not null and submitted >= ?"
                        + " and id not in (select run from mlflow) order by number",
                row -> row.getString(1),
                Instant.parse(config.mlflow().since()).toEpochMilli()));
        for (String id : fresh) {
            RunRow row = views.row(id);
            String theirs = theirs(client, row);
            ArrayNode parameters = json.createArrayNode();
            values(row).forEach((place, value) -> {
                if (parameters.size() < MlflowClient.MOST_PARAMETERS) {
                    String text = value.isTextual() ? value.asText() : value.toString();
                    parameters
                            .addObject()
                            .put("key", name(place))
                            .put("value", text.substring(0, Math.min(text.length(), MlflowClient.LONGEST)));
                }
            });
            client.log(theirs, json.createArrayNode(), parameters);
            database.write(
                    sql -> sql.update("insert into mlflow (run, theirs, next, ended) values (?, ?, 0, 0)", id, theirs));
        }
    }

    /** A server that died after it had made a run there, and before it had noted so, finds it by its tag. */
    private String theirs(MlflowClient client, RunRow row) throws IOException, InterruptedException {
        String experiment = client.experiment(config.mlflow().experiment());
        Optional<String> made = client.find(experiment, TAG, row.id());
        return made.isPresent()
                ? made.get()
                : client.create(
                        experiment,
                        row.id(),
                        row.started(),
                        Map.of(TAG, row.id(), "limbeck.documentHash", row.documentHash()));
    }

    private Map<String, JsonNode> values(RunRow row) {
        Job job = Job.read(row.submission());
        Map<String, JsonNode> values = documents.of(job.document(), job.overrides());
        values.put("seed", LongNode.valueOf(row.seed()));
        return values;
    }

    private void tell(MlflowClient client, Export export) throws IOException, InterruptedException {
        RunRow row = views.row(export.run());
        String end = ENDS.get(row.told());
        EventTail tail = new EventTail(config.runs().resolve(export.run()).resolve("events.jsonl"), export.next());
        for (List<EventTail.Line> lines = tail.lines(100); !lines.isEmpty(); lines = tail.lines(100)) {
            ArrayNode metrics = json.createArrayNode();
            for (EventTail.Line line : lines) {
                gather(json.readTree(line.json()), metrics);
            }
            send(client, export.theirs(), metrics);
            long next = tail.next();
            database.write(sql -> sql.update("update mlflow set next = ? where run = ?", next, export.run()));
        }
        if (end != null) {
            send(client, export.theirs(), figures(row));
            client.end(export.theirs(), end, row.finished());
            database.write(sql -> sql.update("update mlflow set ended = 1 where run = ?", export.run()));
        }
    }

    private void send(MlflowClient client, String theirs, ArrayNode metrics) throws IOException, InterruptedException {
        for (int from = 0; from < metrics.size(); from += MlflowClient.MOST_METRICS) {
            ArrayNode part = json.createArrayNode();
            for (int i = from; i < Math.min(metrics.size(), from + MlflowClient.MOST_METRICS); i++) {
                part.add(metrics.get(i));
            }
            client.log(theirs, part, json.createArrayNode());
        }
    }

    private static void gather(JsonNode event, ArrayNode metrics) {
        if (!event.path("type").asText().equals("progress")) {
            return;
        }
        long time = Instant.parse(event.path("time").asText()).toEpochMilli();
        String model = model(event);
        event.path("metrics").properties().forEach(metric -> {
            if (metric.getValue().isNumber()) {
                metrics.addObject()
                        .put("key", name(model + "/" + metric.getKey()))
                        .put("value", metric.getValue().doubleValue())
                        .put("timestamp", time)
                        .put("step", event.path("done").asLong());
            }
        });
    }

    /** {@return the model's name}, with point and repetition where there are several, as TensorBoard has it */
    private static String model(JsonNode event) {
        return event.path("place").asText()
                + (event.has("point") ? "-point" + event.path("point").asInt() : "")
                + (event.has("repetition")
                        ? "-repetition" + event.path("repetition").asInt()
                        : "");
    }

    private ArrayNode figures(RunRow row) throws JsonProcessingException {
        ArrayNode metrics = json.createArrayNode();
        if (row.figures() != null) {
            for (JsonNode figure : json.readTree(row.figures())) {
                String attribute = figure.path("attribute").asText();
                metrics.addObject()
                        .put(
                                "key",
                                name(figure.path("model").asText() + "/"
                                        + figure.path("metric").asText()
                                        + (attribute.isEmpty() ? "" : "/" + attribute)))
                        .put("value", figure.path("mean").doubleValue())
                        .put("timestamp", row.finished())
                        .put("step", 0);
            }
        }
        return metrics;
    }

    /** Names there have letters, digits, underscores, dashes, dots, spaces and slashes. */
    private static String name(String ours) {
        return ours.replaceAll("[^\\p{Alnum}_. /-]", "-").replaceAll("^/|/$", "");
    }
}
