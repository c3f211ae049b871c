package io.limbeck.it;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DistillationTest {

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
            evaluate: [quality/accuracy]
            """;

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError("This is not JSON: " + text, e);
        }
    }

    @Test
    void theComponentsOfThePluginJarsAreThere() {
        get("/components").then().statusCode(200).body("$", hasItems("distillation/kd", "models/mlp", "data/csv"));
    }

    @Test
    void schemasAreThere() {
        get("/schemas/distillation/kd")
                .then()
                .statusCode(200)
                .body("title", equalTo("distillation/kd"))
                .body("properties.temperature.exclusiveMinimum", equalTo(0));
    }

    @Test
    void itIsReady() {
        get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'Limbeck' }.data.plugins", equalTo(4));
    }

    @Test
    void whatIsWrongIsSaid() {
        given().contentType("text/plain")
                .body(TINY.replace("temperature: 2", "temperature: -2"))
                .post("/runs")
                .then()
                .statusCode(400)
                .body("where", equalTo("student.objective[1].temperature"))
                .body("message", containsString("must be greater than 0, but is '-2'"));
    }

    @Test
    void distils() {
        JsonNode report = json(given().contentType("text/plain")
                .body(TINY)
                .post("/runs")
                .then()
                .statusCode(200)
                .extract()
                .asString());
        assertThat(report.path("metricsHash").asText()).hasSize(64);
    }
}
