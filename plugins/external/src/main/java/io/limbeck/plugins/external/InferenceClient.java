package io.limbeck.plugins.external;

import io.limbeck.plugins.external.Patience.PassingFailure;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Talks to one model over HTTP. What goes wrong before the first answer is an input that is wrong; later the run has failed,
 * and its folder stays, so that it can be resumed with the answers it has.
 */
final class InferenceClient {

    private static final int TOO_MANY = 429;
    private static final int EXCERPT = 200;

    private final HttpClient http;
    private final OpenInference.Settings settings;
    private final Optional<String> token;
    private final Patience patience;
    private final String base;
    private boolean answered;

    InferenceClient(HttpClient http, OpenInference.Settings settings, Optional<String> token, Patience patience) {
        this.http = http;
        this.settings = settings;
        this.token = token;
        this.patience = patience;
        this.base = settings.url().replaceAll("/+$", "") + "/v2/models/" + encoded(settings.model())
                + settings.version()
                        .map(version -> "/versions/" + encoded(version))
                        .orElse("");
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** {@return what the server says of the model} */
    JsonObject metadata() {
        return send(request(base).GET().build());
    }

    /** {@return the answer to a question} */
    JsonObject infer(String question) {
        JsonObject answer = send(request(base + "/infer")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(question))
                .build());
        answered = true;
        return answer;
    }

    private RuntimeException stopped(Problem problem) {
        return answered
                ? new IllegalStateException(
                        problem.message()
                                + ". What it has answered is kept: when it answers again, 'limbeck resume' asks only for the rest")
                : new InvalidInputException(problem);
    }

    private HttpRequest.Builder request(String address) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(settings.timeout()));
            token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
            return request;
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(Problem.error(
                    "url", "'" + settings.url() + "' is no address: " + e.getMessage(), "write 'http://host:port'"));
        }
    }

    private JsonObject send(HttpRequest request) {
        try {
            return patience.insist(() -> once(request));
        } catch (PassingFailure e) {
            throw stopped(
                    Problem.error(
                            "url",
                            "the endpoint '" + settings.url() + "' does not answer: " + e.getMessage() + ", tried "
                                    + (patience.retries() + 1) + " times",
                            "start the server or correct 'url'; raise 'timeout' or 'retries', or lower 'batch', for a slow one"));
        }
    }

    private JsonObject once(HttpRequest request) throws PassingFailure {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            int status = response.statusCode();
            if (status >= 500 || status == TOO_MANY) {
                throw new PassingFailure("status " + status + " " + excerpt(response.body()));
            }
            if (status != 200) {
                throw refused(status, response.body());
            }
            try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
                return reader.readObject();
            }
        } catch (HttpTimeoutException e) {
            throw new PassingFailure("no answer within " + settings.timeout() + " s", e);
        } catch (ConnectException e) {
            throw new PassingFailure("connection refused", e);
        } catch (JsonException e) {
            throw new PassingFailure("the answer is no JSON object", e);
        } catch (IOException e) {
            throw new PassingFailure(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for '" + settings.url() + "'", e);
        }
    }

    private RuntimeException refused(int status, String body) {
        String what = "the endpoint '" + settings.url() + "' refuses with status " + status + ": " + excerpt(body);
        return stopped(
                switch (status) {
                    case 401, 403 ->
                        Problem.error("tokenFrom", what, "name an environment variable that holds a valid token");
                    case 404 ->
                        Problem.error(
                                "model",
                                what,
                                "there is no model '" + settings.model() + "'"
                                        + settings.version()
                                                .map(version -> " of version '" + version + "'")
                                                .orElse("")
                                        + "; correct 'model' and 'version'");
                    default ->
                        Problem.error(
                                "", what, "compare 'input', 'output' and the data's shape with the model's metadata");
                });
    }

    private static String excerpt(String body) {
        String line = body.replaceAll("\\s+", " ").strip();
        return "'" + (line.length() > EXCERPT ? line.substring(0, EXCERPT) + "…" : line) + "'";
    }
}
