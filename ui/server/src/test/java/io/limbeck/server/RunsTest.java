package io.limbeck.server;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(OwnFolder.class)
class RunsTest {

    @Test
    void whatWorkersTakeIsMeasured() {
        String id = Studio.submit(Studio.TINY.replace("rows: 400", "rows: 600"), 41);
        String seen = "";
        while (!seen.contains("limbeck_worker_memory_bytes{run=\"" + id + "\"}")) {
            seen = given().get("/q/metrics").asString();
            assertEquals(false, seen.contains("limbeck_runs_ended_total{state=\"failed\"}"), seen);
        }
        Studio.await(id);
        String metrics = given().get("/q/metrics").asString();
        for (String name : new String[] {
            "limbeck_step_seconds_count{kind=\"model\"}",
            "limbeck_step_seconds_sum{kind=\"evaluation\"}",
            "limbeck_runs{state=\"finished\"}",
            "limbeck_runs_ended_total{state=\"finished\"}",
            "limbeck_queue_wait_seconds",
            "limbeck_workers"
        }) {
            assertEquals(true, metrics.contains(name), name);
        }
    }

    @TestHTTPResource
    URI server;

    @Test
    void aRunGoesFromDocumentToReport() {
        String id = Studio.submit(Studio.TINY, 1);
        JsonPath run = Studio.await(id);
        assertEquals("finished", run.getString("state"), run.prettify());
        Studio.get("/runs/" + id)
                .then()
                .body("figures.metric", hasItems("quality/accuracy", "fairness/demographic-parity"))
                .body("metricsHash.length()", is(64))
                .body("seconds", greaterThan(0f));
        Studio.get("/runs/" + id + "/report").then().statusCode(200).body("format", is("limbeck-report/1"));
        Studio.get("/runs/" + id + "/report.html")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("sandbox"));
        Studio.get("/runs/" + id + "/plan").then().statusCode(200).body("steps.size()", greaterThan(3));
        Studio.get("/runs/" + id + "/manifest").then().statusCode(200).body("seedOverride", is(1));
        Studio.get("/runs/" + id + "/document").then().statusCode(200).body("flat.nodes", hasKey("student"));
        Studio.get("/runs/" + id + "/artifacts").then().statusCode(200).body("path", hasItem("report.json"));
        Studio.get("/runs/" + id + "/artifacts/events.jsonl").then().statusCode(200);
        Studio.get("/runs/" + id + "/command").then().body("command", is("limbeck run experiment.yaml --seed 1"));
    }

    @Test
    void oneKeyMakesOneRun() {
        Map<String, Object> body = Map.of("text", Studio.TINY, "seed", 2);
        String first = Studio.request()
                .header("Idempotency-Key", "k2")
                .body(body)
                .post("/api/v1/runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Studio.request()
                .header("Idempotency-Key", "k2")
                .body(body)
                .post("/api/v1/runs")
                .then()
                .statusCode(200)
                .body("id", is(first));
        Studio.request()
                .header("Idempotency-Key", "k2")
                .body(Map.of("text", Studio.TINY, "seed", 3))
                .post("/api/v1/runs")
                .then()
                .statusCode(409)
                .body("detail", containsString("take a new key"));
        Studio.await(first);
    }

    @Test
    void aWrongDocumentIsNoRun() {
        Studio.post("/runs", Map.of("text", Studio.TINY.replace("temperature: 2", "temperature: 0")))
                .then()
                .statusCode(422)
                .body("problems[0].node", is("student.objective[1]"));
        Studio.post("/runs", Map.of("text", Studio.TINY, "device", "abacus"))
                .then()
                .statusCode(422);
    }

    @Test
    void aCancelledRunCanBeResumed() {
        String id = Studio.submit(Studio.TINY.replace("epochs: 2", "epochs: 3000"), 4);
        while (!Studio.get("/runs/" + id).path("state").equals("running")) {
            Studio.sleep();
        }
        Studio.request().delete("/api/v1/runs/" + id).then().statusCode(409);
        Studio.request().post("/api/v1/runs/" + id + "/cancel").then().statusCode(202);
        assertEquals("cancelled", Studio.await(id).getString("state"));
        Studio.request().post("/api/v1/runs/" + id + "/resume").then().statusCode(202);
        Studio.request().post("/api/v1/runs/" + id + "/cancel").then().statusCode(202);
        assertEquals("cancelled", Studio.await(id).getString("state"));
        Studio.request().delete("/api/v1/runs/" + id).then().statusCode(204);
        Studio.get("/runs/" + id).then().statusCode(404);
    }

    @Test
    void eventsAreToldFromAnyNumberOn() throws IOException, InterruptedException {
        String id = Studio.submit(Studio.TINY, 5);
        List<Long> live = seqs(stream(id, ""));
        JsonPath list = Studio.get("/runs/" + id + "/events").jsonPath();
        assertEquals(list.getList("events.seq", Long.class), live);
        assertEquals(LongStream.range(0, live.size()).boxed().toList(), live);
        assertEquals(live.subList(4, live.size()), seqs(stream(id, "3")));
        Studio.get("/runs/" + id + "/events?after=3&limit=2")
                .then()
                .body("events.seq", is(List.of(4, 5)))
                .body("next", is(6))
                .body("done", is(false));
    }

    private String stream(String id, String last) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve("/api/v1/runs/" + id + "/events"))
                .header("Accept", "text/event-stream");
        if (!last.isEmpty()) {
            request.header("Last-Event-ID", last);
        }
        String text = HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
        assertTrue(text.contains("event:state"), text);
        return text;
    }

    private static List<Long> seqs(String stream) {
        return stream.lines()
                .filter(line -> line.startsWith("id:"))
                .map(line -> Long.valueOf(line.substring(3).trim()))
                .toList();
    }

    @Test
    void nothingOutsideARunIsShown() {
        String id = Studio.submit(Studio.TINY, 6);
        Studio.await(id);
        for (String path : List.of(
                "../.studio/studio.db",
                "%2e%2e/.studio/studio.db",
                "..%2F.studio%2Fstudio.db",
                "lock",
                "/etc/passwd")) {
            Studio.request()
                    .urlEncodingEnabled(false)
                    .get("/api/v1/runs/" + id + "/artifacts/" + path)
                    .then()
                    .statusCode(not(is(200)));
        }
        Studio.get("/runs/..%2F..").then().statusCode(404);
    }

    @Test
    void runsAreComparedAndSeedsGrouped() {
        List<String> runs = List.of(
                Studio.submit(Studio.TINY, 7),
                Studio.submitComposed(Studio.TINY, 8),
                Studio.submit(Studio.TINY.replace("[4]", "[2]"), 7));
        runs.forEach(Studio::await);
        Studio.get("/comparisons?run=" + String.join("&run=", runs))
                .then()
                .statusCode(200)
                .body("rows.metric", hasItem("quality/accuracy"))
                .body("rows.find { it.metric == 'quality/accuracy' }.better", is("higher"))
                .body("settings.place", containsInAnyOrder("seed", "student.architecture.hidden"))
                .body("seeds.size()", is(1))
                .body("seeds[0].runs", is(runs.subList(0, 2)))
                .body("seeds[0].rows[0].n", is(2));
        Studio.get("/comparisons?run=" + runs.get(0)).then().statusCode(422);
    }

    @Test
    void listsAreFilteredSortedAndPaged() {
        String id = Studio.submit(Studio.TINY.replace("name: tiny", "name: needle"), 9);
        Studio.await(id);
        Studio.request()
                .body(Map.of("tags", List.of("kept")))
                .patch("/api/v1/runs/" + id)
                .then()
                .statusCode(200);
        Studio.get("/runs?q=NEEDLE").then().body("runs.id", is(List.of(id)));
        Studio.get("/runs?tag=kept").then().body("runs.id", is(List.of(id)));
        Studio.get("/runs?tag=kep%25").then().body("runs.size()", is(0));
        Studio.get("/runs?limit=1&sort=name").then().body("runs.size()", is(1));
        Studio.get("/runs?sort=; drop table run").then().statusCode(400);
    }
}
