package io.limbeck.server;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Without authentication: what pages of other sites try. */
@QuarkusTest
@QuarkusTestResource(OwnFolder.class)
class SafetyTest {

    @TestHTTPResource
    URI server;

    @Test
    void whatChangesSomethingNeedsTheHeader() {
        given().contentType("application/json")
                .body(Map.of("text", Studio.TINY))
                .post("/api/v1/runs")
                .then()
                .statusCode(403)
                .body("detail", containsString("X-Limbeck"));
    }

    @Test
    void formsOfOtherSitesAreNotRead() {
        given().contentType("text/plain")
                .header("X-Limbeck", "1")
                .body("{}")
                .post("/api/v1/runs")
                .then()
                .statusCode(415);
    }

    @Test
    void pagesOfOtherSitesChangeNothing() {
        Studio.request()
                .header("Origin", "https://evil.example")
                .body(Map.of("text", Studio.TINY))
                .post("/api/v1/runs")
                .then()
                .statusCode(403)
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void aNameThatWasMadeToPointHereIsNotAnswered() {
        given().header("Host", "evil.example").get("/api/v1/runs").then().statusCode(421);
    }

    @Test
    void everyAnswerIsLockedDown() {
        for (String path : new String[] {"/", "/api/v1/runs", "/q/health", "/runs/anything", "/nothing.js"}) {
            given().get(path)
                    .then()
                    .header("Content-Security-Policy", containsString("default-src 'self'"))
                    .header("Content-Security-Policy", not(containsString("script-src 'unsafe")))
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Referrer-Policy", "no-referrer");
        }
    }

    @Test
    void namesAreTextAndNeverMarkup() {
        String id = Studio.submit(Studio.TINY.replace("name: tiny", "name: \"<img src=x onerror=alert(1)>\""), 1);
        Studio.await(id);
        Studio.get("/runs/" + id).then().contentType("application/json");
        Studio.get("/runs/" + id + "/report.html")
                .then()
                .statusCode(200)
                .body(not(containsString("<img src=x")))
                .header("Content-Security-Policy", containsString("default-src 'none'"));
    }

    @Test
    void bodiesHaveTheirLimit() throws IOException, InterruptedException {
        Studio.post("/documents/check", Map.of("text", "x".repeat(2 << 20)))
                .then()
                .statusCode(422);
        HttpRequest tooLong = HttpRequest.newBuilder(server.resolve("/api/v1/documents/check"))
                .header("Content-Type", "application/json")
                .header("X-Limbeck", "1")
                .version(HttpClient.Version.HTTP_1_1)
                .expectContinue(true)
                .POST(HttpRequest.BodyPublishers.ofString("x".repeat(5 << 20)))
                .build();
        assertEquals(
                413,
                HttpClient.newHttpClient()
                        .send(tooLong, HttpResponse.BodyHandlers.ofString())
                        .statusCode());
    }

    @Test
    void graphsHaveTheirLimit() {
        StringBuilder nodes = new StringBuilder("{\"limbeck\":1,\"name\":\"wide\",\"nodes\":{");
        for (int i = 0; i < 5001; i++) {
            nodes.append(i == 0 ? "" : ",").append("\"parts.p").append(i).append("\":{\"use\":\"models/mlp\"}");
        }
        Studio.post("/documents/check", Map.of("text", nodes.append("}}").toString()))
                .then()
                .statusCode(422)
                .body("detail", containsString("'5001' nodes"));
    }

    @Test
    void everythingIsDocumented() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("info.title", is("Limbeck"))
                .body(
                        "paths.findAll { path, item -> item.any { verb, op -> op.operationId == null || op.summary == null } }",
                        is(Map.of()));
    }
}
