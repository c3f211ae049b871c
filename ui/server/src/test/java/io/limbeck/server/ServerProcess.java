package io.limbeck.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** The packaged server in a process of its own, to be killed. */
final class ServerProcess {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final String address;

    private ServerProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    static ServerProcess start(Path runs) throws IOException, InterruptedException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-jar",
                Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString(),
                "--port",
                String.valueOf(port),
                "--runs",
                runs.toString());
        builder.environment().put("LIMBECK_WORKER_CRASHES", "1000");
        builder.environment().put("LIMBECK_WORKER_OPTIONS", "-XX:+UseSerialGC -Xmx400m");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(new File(runs + ".log")));
        ServerProcess server = new ServerProcess(builder.start(), "http://localhost:" + port);
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        while (!server.isUp()) {
            if (!server.process.isAlive() || Instant.now().isAfter(end)) {
                throw new AssertionError("The server does not come up: " + runs + ".log");
            }
            Thread.sleep(50);
        }
        return server;
    }

    private boolean isUp() throws InterruptedException {
        try {
            return send(HttpRequest.newBuilder(URI.create(address + "/q/health/ready")))
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(address + "/api/v1" + path)));
        if (response.statusCode() != 200) {
            throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    /** Puts a run into the queue and {@return its id}. */
    String submit(String text, long seed, String key) throws IOException, InterruptedException {
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(address + "/api/v1/runs"))
                .header("X-Limbeck", "1")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(Map.of("text", text, "seed", seed)))));
        if (response.statusCode() / 100 != 2) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body()).path("id").asText();
    }

    void post(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
                .header("X-Limbeck", "1")
                .POST(HttpRequest.BodyPublishers.noBody()));
        if (response.statusCode() / 100 != 2) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
    }

    JsonNode await(String id) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(Duration.ofMinutes(5));
        while (Instant.now().isBefore(end)) {
            JsonNode run = get("/runs/" + id);
            String state = run.path("state").asText();
            if (!Set.of("queued", "running", "cancelling").contains(state)) {
                return run;
            }
            Thread.sleep(100);
        }
        return get("/runs/" + id);
    }

    void killAWorker() {
        process.toHandle().descendants().findFirst().ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Asks it to end (SIGTERM), and waits until it has. */
    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
