package io.limbeck.server;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(OwnFolder.class)
class ExperimentsTest {

    private static Map<String, Object> named(String name) {
        return Map.of("document", Map.of("limbeck", 1, "name", name), "layout", Map.of("x", 3));
    }

    private static Response put(String id, String seen, Object body) {
        return Studio.request().header("If-Match", seen).body(body).put("/api/v1/experiments/" + id);
    }

    @Test
    void everyVersionIsKept() {
        String id = Studio.post("/experiments", named("one"))
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .extract()
                .path("id");
        put(id, "\"1\"", named("two"))
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("version", is(2));
        Studio.get("/experiments/" + id).then().body("name", is("two")).body("layout.x", is(3));
        Studio.get("/experiments/" + id + "/versions").then().body("versions.version", contains(2, 1));
        Studio.get("/experiments/" + id + "/versions/1").then().body("document.name", is("one"));
        Studio.get("/experiments").then().body("experiments.id", hasItem(id));
    }

    @Test
    void whoeverIsSlowerOverwritesNothing() {
        String id = Studio.post("/experiments", named("mine")).path("id");
        put(id, "\"1\"", named("yours")).then().statusCode(200);
        put(id, "\"1\"", named("mine, later"))
                .then()
                .statusCode(412)
                .header("ETag", "\"2\"")
                .body("detail", containsString("has version '2' by now"));
        Studio.get("/experiments/" + id).then().body("name", is("yours"));
    }

    @Test
    void aChangeNamesWhatItHasSeen() {
        String id = Studio.post("/experiments", named("one")).path("id");
        Studio.request()
                .body(named("two"))
                .put("/api/v1/experiments/" + id)
                .then()
                .statusCode(428);
        Studio.request().delete("/api/v1/experiments/" + id).then().statusCode(428);
        Studio.request()
                .header("If-Match", "\"1\"")
                .delete("/api/v1/experiments/" + id)
                .then()
                .statusCode(204);
        Studio.get("/experiments/" + id).then().statusCode(404);
    }

    @Test
    void aLayoutHasItsLimit() {
        Studio.post("/experiments", Map.of("document", Map.of(), "layout", Map.of("x", "y".repeat(300_000))))
                .then()
                .statusCode(422)
                .body("problems[0].where", is("layout"));
    }
}
