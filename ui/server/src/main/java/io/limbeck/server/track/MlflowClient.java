package io.limbeck.server.track;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The part of MLflow's REST API 2.0 that a run needs [1]. A request of {@code runs/log-batch} carries at most 1,000 metrics
 * and 100 parameters.
 *
 * <p>[1] MLflow documentation, "REST API", mlflow.org/docs/latest/rest-api.html.
 */
final class MlflowClient {

    static final int MOST_METRICS = 1000;
    static final int MOST_PARAMETERS = 100;

    /** Longest value of a parameter. */
    static final int LONGEST = 500;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ObjectMapper json = new ObjectMapper();
    private final String url;
    private final Optional<String> token;

    MlflowClient(String url, Optional<String> token) {
        this.url = url.replaceAll("/+$", "") + "/api/2.0/mlflow/";
        this.token = token;
    }

    /** {@return the experiment's id}, of one that is made if there is none */
    String experiment(String name) throws IOException, InterruptedException {
        HttpResponse<String> found = send(
                request("experiments/get-by-name?experiment_name=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                        .GET());
        if (found.statusCode() == 200) {
            return json.readTree(found.body())
                    .path("experiment")
                    .path("experiment_id")
                    .asText();
        }
        if (found.statusCode() != 404) {
            throw refused("experiments/get-by-name", found);
        }
        return post("experiments/create", json.createObjectNode().put("name", name))
                .path("experiment_id")
                .asText();
    }

    /** {@return the id of a run with that tag, if there is one} */
    Optional<String> find(String experiment, String tag, String value) throws IOException, InterruptedException {
        ObjectNode body = json.createObjectNode()
                .put("filter", "tags.`" + tag + "` = '" + value + "'")
                .put("max_results", 1);
        body.putArray("experiment_ids").add(experiment);
        JsonNode run = post("runs/search", body).path("runs").path(0);
        return Optional.of(run.path("info").path("run_id").asText()).filter(id -> !id.isEmpty());
    }

    /** {@return the id of a new run} */
    String create(String experiment, String name, long started, Map<String, String> tags)
            throws IOException, InterruptedException {
        ObjectNode body = json.createObjectNode()
                .put("experiment_id", experiment)
                .put("run_name", name)
                .put("start_time", started);
        ArrayNode list = body.putArray("tags");
        tags.forEach((key, value) -> list.addObject().put("key", key).put("value", value));
        return post("runs/create", body).path("run").path("info").path("run_id").asText();
    }

    /** Adds metrics and parameters to a run. */
    void log(String run, ArrayNode metrics, ArrayNode parameters) throws IOException, InterruptedException {
        ObjectNode body = json.createObjectNode().put("run_id", run);
        body.set("metrics", metrics);
        body.set("params", parameters);
        post("runs/log-batch", body);
    }

    /** Says what became of a run: {@code FINISHED}, {@code FAILED}, {@code KILLED}. */
    void end(String run, String status, long finished) throws IOException, InterruptedException {
        post(
                "runs/update",
                json.createObjectNode().put("run_id", run).put("status", status).put("end_time", finished));
    }

    private JsonNode post(String path, ObjectNode body) throws IOException, InterruptedException {
        HttpResponse<String> response = send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
        if (response.statusCode() != 200) {
            throw refused(path, response);
        }
        return json.readTree(response.body());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static IOException refused(String path, HttpResponse<String> response) {
        return new IOException("MLflow answered " + path + " with " + response.statusCode() + ": " + response.body());
    }
}
