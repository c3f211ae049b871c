package io.limbeck.server;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(OwnFolder.class)
class DocumentsTest {

    @Test
    void theCatalogHasEveryComponentWithPortsAndSchema() {
        Studio.get("/catalog")
                .then()
                .statusCode(200)
                .body("kinds", hasItems("loss-term", "teacher-source", "fairness-metric"))
                .body("components.id", hasItems("distillation/kd", "models/trained", "data/adult"))
                .body("components.find { it.id == 'distillation/kd' }.schema.properties.temperature.default", is(4))
                .body("components.find { it.id == 'models/trained' }.ports.name", hasItems("architecture", "objective"))
                .body("sections.name", hasItems("data", "teacher", "student", "evaluate"));
    }

    @Test
    void aCatalogThatIsKnownIsNotSentAgain() {
        String tag = Studio.get("/catalog").header("ETag");
        Studio.request()
                .header("If-None-Match", tag)
                .get("/api/v1/catalog")
                .then()
                .statusCode(304);
    }

    @Test
    void aDocumentIsTheSameInAllSpellings() {
        Map<String, Object> flat = Studio.post("/documents/convert", Map.of("text", Studio.TINY))
                .then()
                .statusCode(200)
                .body("flat.nodes", hasKey("student.objective[1]"))
                .body("nested.student.objective[1].temperature", is(2))
                .extract()
                .path("flat");
        String yaml = Studio.post("/documents/convert", Map.of("document", flat))
                .then()
                .statusCode(200)
                .extract()
                .path("yaml");
        Map<String, Object> again = Studio.post("/documents/convert", Map.of("text", yaml))
                .then()
                .extract()
                .path("flat");
        assertEquals(flat, again);
    }

    @Test
    void aCheckTellsWhatIsKnownOfEveryNode() {
        Studio.post("/documents/check", Map.of("text", Studio.TINY))
                .then()
                .statusCode(200)
                .body("valid", is(true))
                .body("variants", is(1))
                .body("nodes.data.output", containsString("sensitive: group"))
                .body("nodes.'student.objective[1]'.settings.temperature", is(2.0f))
                .body("nodes.student.inputs.teacher.from", hasItem("teacher"));
    }

    @Test
    void everyProblemIsTiedToItsNodeAndSetting() {
        String wrong = Studio.TINY.replace("temperature: 2", "temperature: -2").replace("hidden: [4]", "hiden: [4]");
        Studio.post("/documents/check", Map.of("text", wrong))
                .then()
                .statusCode(200)
                .body("valid", is(false))
                .body("problems.size()", is(2))
                .body("problems.node", hasItems("student.objective[1]", "student.architecture"))
                .body("problems.setting", hasItems("temperature", "hiden"))
                .body("problems.remedy", everyItem(not(equalTo(""))));
    }

    @Test
    void aPlanSaysWhatRunsAndWhy() {
        Studio.post("/documents/plan", Map.of("text", Studio.TINY, "overrides", List.of("seed=99")))
                .then()
                .statusCode(200)
                .body("toRun", greaterThan(3))
                .body("steps.place", hasItems("teacher", "student"))
                .body("steps.why", everyItem(not(equalTo(""))));
    }

    @Test
    void whatCannotBePlannedIsAProblemOfRfc9457() {
        Studio.post(
                        "/documents/plan",
                        Map.of("text", Studio.TINY.replace("data/simulated-lending", "data/simulated-lendin")))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", is("urn:limbeck:problem:input"))
                .body("status", is(422))
                .body("problems[0].node", is("data"))
                .body("problems[0].remedy", containsString("data/simulated-lending"));
    }

    @Test
    void aSweepHasItsLimit() {
        for (String what : List.of("check", "plan")) {
            Studio.post("/documents/" + what, Map.of("text", Studio.TINY, "overrides", many(40)))
                    .then()
                    .body("problems[0].where", is("sweep"))
                    .body("problems[0].message", containsString("makes '1600' variants"))
                    .body("problems[0].remedy", containsString("take fewer values"));
        }
    }

    private static List<String> many(int values) {
        String list = java.util.stream.IntStream.rangeClosed(1, values)
                .mapToObj(String::valueOf)
                .collect(java.util.stream.Collectors.joining(","));
        return List.of("student.objective[1].temperature=" + list, "student.train.epochs=" + list);
    }

    @Test
    void aWideDocumentHasFewVariants() {
        StringBuilder nodes = new StringBuilder();
        for (int i = 0; i < 1200; i++) {
            nodes.append("  p").append(i).append(": {use: models/mlp}\n");
        }
        Studio.post(
                        "/documents/check",
                        Map.of(
                                "text",
                                Studio.TINY + "parts:\n" + nodes,
                                "overrides",
                                List.of("student.train.epochs="
                                        + many(200).get(1).split("=")[1])))
                .then()
                .statusCode(200)
                .body("valid", is(false))
                .body("problems[0].message", containsString("makes '200' variants"))
                .body("problems[0].remedy", containsString("limbeck.limits.nodes-of-all-variants"));
    }

    @Test
    void aBodyThatIsNoJsonIsTold() {
        Studio.request()
                .body("{\"text\": ")
                .post("/api/v1/documents/check")
                .then()
                .statusCode(400);
    }

    @Test
    void examplesOpenAsGraphs() {
        Studio.get("/examples")
                .then()
                .statusCode(200)
                .body("name", hasItems("fair-credit", "adult-fair"))
                .body("find { it.name == 'fair-credit' }.needs", equalTo(""))
                .body("find { it.name == 'adult-fair' }.needs", equalTo("adult"))
                .body("find { it.name == 'fed-mnist' }.needs", equalTo("mnist"))
                .body("find { it.name == 'ner-distil' }.needs", equalTo("wnut17"));
        Studio.get("/examples/fair-credit").then().statusCode(200).body("document.nodes", hasKey("teacher"));
        Studio.get("/examples/..%2F..%2Fpom").then().statusCode(404);
    }
}
