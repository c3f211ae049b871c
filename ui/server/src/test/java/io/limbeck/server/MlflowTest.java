package io.limbeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A tracking server that answers as MLflow's documentation says, and whose answer about a new run is lost. */
@QuarkusTest
@TestProfile(MlflowTest.OwnApplication.class)
@QuarkusTestResource(value = OwnFolder.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = MlflowTest.Tracker.class, restrictToAnnotatedClass = true)
class MlflowTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Said> SAID = new CopyOnWriteArrayList<>();

    private record Said(String path, JsonNode body) {}

    /** An application of its own. */
    public static class OwnApplication implements QuarkusTestProfile {}

    /** The tracking server. */
    public static class Tracker implements QuarkusTestResourceLifecycleManager {

        private HttpServer server;
        private boolean made;

        @Override
        public Map<String, String> start() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server.createContext("/api/2.0/mlflow/", this::answer);
            server.start();
            return Map.of(
                    "limbeck.mlflow.url",
                    "http://localhost:" + server.getAddress().getPort() + "/");
        }

        private void answer(HttpExchange exchange) throws IOException {
            String path = exchange.getRequestURI().getPath().substring("/api/2.0/mlflow/".length());
            byte[] body = exchange.getRequestBody().readAllBytes();
            int status = 200;
            String answer = "{}";
            switch (path) {
                case "experiments/get-by-name" -> {
                    status = 404;
                    answer = "{\"error_code\": \"RESOURCE_DOES_NOT_EXIST\", \"message\": \"No such experiment\"}";
                }
                case "experiments/create" -> answer = "{\"experiment_id\": \"7\"}";
                case "runs/search" -> answer = made ? "{\"runs\": [{\"info\": {\"run_id\": \"abc\"}}]}" : "{}";
                case "runs/create" -> {
                    // The first time it makes the run, and its answer is lost.
                    status = made ? 200 : 503;
                    made = true;
                    answer = "{\"run\": {\"info\": {\"run_id\": \"abc\", \"status\": \"RUNNING\"}}}";
                }
                default -> {}
            }
            if (body.length > 0) {
                SAID.add(new Said(path, JSON.readTree(body)));
            }
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }

        @Override
        public void stop() {
            server.stop(0);
        }
    }

    @Test
    void mlflowIsToldOfParametersMetricsAndTheEnd() {
        String id = Studio.submit(Studio.TINY, 1);
        Studio.await(id);
        while (SAID.stream().noneMatch(said -> said.path().equals("runs/update"))) {
            Studio.sleep();
        }
        assertEquals(1, bodies("runs/create").size(), "runs made there");
        assertEquals(
                "tags.`limbeck.run` = '" + id + "'",
                bodies("runs/search").get(1).path("filter").asText());
        JsonNode created = bodies("runs/create").get(0);
        assertEquals("7", created.path("experiment_id").asText());
        assertEquals(id, created.path("run_name").asText());
        List<JsonNode> batches = bodies("runs/log-batch");
        assertEquals(
                "2",
                value(batches, "params", "key", "student.objective-1-.temperature")
                        .path("value")
                        .asText());
        JsonNode objective = value(batches, "metrics", "key", "student/objective");
        assertTrue(objective.path("value").isNumber() && objective.path("step").asLong() > 0, objective.toString());
        assertTrue(value(batches, "metrics", "key", "student/quality/accuracy")
                .path("value")
                .isNumber());
        JsonNode end = bodies("runs/update").get(0);
        assertEquals("FINISHED", end.path("status").asText());
        assertEquals("abc", end.path("run_id").asText());
        long told = batches.stream()
                .flatMap(batch -> StreamSupport.stream(batch.path("metrics").spliterator(), false))
                .filter(metric -> metric.path("key").asText().equals("student/objective"))
                .count();
        assertEquals(2, told, "one for each epoch, none twice");
    }

    private static List<JsonNode> bodies(String path) {
        return SAID.stream()
                .filter(said -> said.path().equals(path))
                .map(Said::body)
                .toList();
    }

    private static JsonNode value(List<JsonNode> batches, String list, String key, String name) {
        return batches.stream()
                .flatMap(batch -> StreamSupport.stream(batch.path(list).spliterator(), false))
                .filter(one -> one.path(key).asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nobody told of " + name + ": " + batches));
    }
}
