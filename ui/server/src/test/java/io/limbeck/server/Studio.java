package io.limbeck.server;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the tests say to the server. */
final class Studio {

    /** An experiment that is over in a second or two. */
    static final String TINY = """
            limbeck: 1
            name: tiny
            seed: 3
            data:
              use: data/simulated-lending
              rows: 400
              sensitive: [group]
              prepare: [data/one-hot, data/standardize]
            teacher:
              architecture: {use: models/mlp, hidden: [8]}
              train: {epochs: 2, batch: 64}
            student:
              architecture: {use: models/mlp, hidden: [4]}
              objective:
                - {use: distillation/cross-entropy, weight: 0.5}
                - {use: distillation/kd, temperature: 2, weight: 0.5}
              train: {epochs: 2, batch: 64}
            evaluate: [quality/accuracy, fairness/demographic-parity]
            """;

    private Studio() {}

    static RequestSpecification request() {
        return given().contentType(ContentType.JSON).header("X-Limbeck", "1");
    }

    static Response post(String path, Object body) {
        return request().body(body).post("/api/v1" + path);
    }

    static Response get(String path) {
        return given().get("/api/v1" + path);
    }

    /** Puts a run into the queue and {@return its id}. */
    static String submit(String text, int seed) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("text", text);
        body.put("seed", seed);
        return post("/runs", body).then().statusCode(201).extract().path("id");
    }

    /** Puts a run into the queue as the composer does, in nodes and edges, and {@return its id}. */
    static String submitComposed(String text, int seed) {
        Map<String, Object> flat = post("/documents/convert", Map.of("text", text))
                .then()
                .extract()
                .path("flat");
        return post("/runs", Map.of("document", flat, "seed", seed))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Waits until a run is over and {@return it}. */
    static JsonPath await(String id) {
        Instant end = Instant.now().plus(Duration.ofMinutes(4));
        while (Instant.now().isBefore(end)) {
            JsonPath run = get("/runs/" + id).then().statusCode(200).extract().jsonPath();
            switch (run.getString("state")) {
                case "finished", "failed", "cancelled", "interrupted" -> {
                    return run;
                }
                default -> sleep();
            }
        }
        throw new AssertionError("The run '" + id + "' is not over");
    }

    static void sleep() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
