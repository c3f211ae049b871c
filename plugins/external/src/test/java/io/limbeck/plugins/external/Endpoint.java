package io.limbeck.plugins.external;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that speaks the Open Inference Protocol for the model of {@link Rows}, and can misbehave. */
final class Endpoint implements AutoCloseable {

    /** What goes wrong at a question; told its number, from 1. */
    interface Mischief {
        /** {@return whether the exchange was dealt with} */
        boolean spoils(int question, HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    final AtomicInteger questions = new AtomicInteger();
    final AtomicInteger rows = new AtomicInteger();
    volatile String authorization = "";

    Endpoint(Mischief mischief) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/v2/models/linear", exchange -> {
            authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            if (exchange.getRequestMethod().equals("GET")) {
                answer(exchange, 200, metadata());
            } else if (!mischief.spoils(questions.incrementAndGet(), exchange)) {
                answer(exchange, 200, infer(exchange));
            }
        });
        server.createContext("/", exchange -> answer(exchange, 404, "{\"error\":\"unknown model\"}"));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String metadata() {
        return """
                {"name": "linear", "versions": ["1"], "platform": "test",
                 "inputs": [{"name": "x", "datatype": "FP32", "shape": [-1, 2]}],
                 "outputs": [{"name": "logits", "datatype": "FP32", "shape": [-1, 2]}]}
                """;
    }

    private String infer(HttpExchange exchange) {
        JsonObject question;
        try (var reader = Json.createReader(exchange.getRequestBody())) {
            question = reader.readObject();
        }
        JsonObject input = question.getJsonArray("inputs").getJsonObject(0);
        List<JsonNumber> data = input.getJsonArray("data").getValuesAs(JsonNumber.class);
        float[] features = new float[data.size()];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) data.get(i).doubleValue();
        }
        rows.addAndGet(features.length / 2);
        float[] logits = Rows.linear(features);
        JsonArrayBuilder said = Json.createArrayBuilder();
        // Nested, as the protocol allows.
        for (int at = 0; at < logits.length; at += 2) {
            said.add(Json.createArrayBuilder().add(logits[at]).add(logits[at + 1]));
        }
        return Json.createObjectBuilder()
                .add("model_name", "linear")
                .add(
                        "outputs",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("name", "logits")
                                        .add("datatype", "FP32")
                                        .add(
                                                "shape",
                                                Json.createArrayBuilder()
                                                        .add(logits.length / 2)
                                                        .add(2))
                                        .add("data", said)))
                .build()
                .toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
