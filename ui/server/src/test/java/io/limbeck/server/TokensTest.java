package io.limbeck.server;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With authentication. */
@QuarkusTest
@TestProfile(TokensTest.WithTokens.class)
@QuarkusTestResource(value = OwnFolder.class, restrictToAnnotatedClass = true)
class TokensTest {

    static final String ADMIN = "0123456789abcdef0123456789abcdef";

    /** A server that asks who people are. */
    public static class WithTokens implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "limbeck.authentication",
                    "token",
                    "limbeck.admin-token",
                    ADMIN,
                    "limbeck.remote.hosts",
                    "allowed.example");
        }
    }

    private static RequestSpecification as(String token) {
        return given().contentType("application/json").header("Authorization", "Bearer " + token);
    }

    private static String token(String name, String role) {
        return as(ADMIN)
                .body(Map.of("name", name, "role", role))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .body("secret", startsWith("lmb_"))
                .extract()
                .path("secret");
    }

    private static Response check(String token) {
        return as(token).body(Map.of("text", Studio.TINY)).post("/api/v1/documents/check");
    }

    @Test
    void strangersAreAskedWhoTheyAre() {
        given().get("/api/v1/runs").then().statusCode(401).header("WWW-Authenticate", "Bearer");
        as("lmb_guessed").get("/api/v1/runs").then().statusCode(401);
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void everyRoleMayDoWhatItsNameSays() {
        String viewer = token("reader", "viewer");
        String author = token("writer", "author");
        as(viewer).get("/api/v1/system").then().statusCode(200).body("user.name", is("reader"));
        check(viewer).then().statusCode(200);
        as(viewer)
                .body(Map.of("document", Map.of()))
                .post("/api/v1/experiments")
                .then()
                .statusCode(403)
                .body("detail", containsString("needs the role 'author'"));
        as(author)
                .body(Map.of("document", Map.of()))
                .post("/api/v1/experiments")
                .then()
                .statusCode(201);
        as(author).get("/api/v1/tokens").then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api;x/v1/tokens", "//api/v1/tokens", "/api/v1;x/tokens", "/api/v1/%74okens", "/api/v1//tokens"
            })
    void noSpellingOfAnAddressGivesMoreThanTheRole(String path) {
        String author = token("writer of " + path, "author");
        as(author)
                .urlEncodingEnabled(false)
                .body(Map.of("name", "king of " + path, "role", "admin"))
                .post(path)
                .then()
                .statusCode(isOneOf403And404());
        as(ADMIN).get("/api/v1/tokens").then().body("name", not(hasItem("king of " + path)));
    }

    private static Matcher<Integer> isOneOf403And404() {
        return anyOf(is(403), is(404));
    }

    @Test
    void aTokenIsToldOnceAndTakenAway() {
        String secret = token("gone", "author");
        as(ADMIN)
                .get("/api/v1/tokens")
                .then()
                .statusCode(200)
                .body("name", hasItem("gone"))
                .body(not(containsString(secret)));
        String id = as(ADMIN).get("/api/v1/tokens").path("find { it.name == 'gone' }.id");
        as(ADMIN).delete("/api/v1/tokens/" + id).then().statusCode(204);
        as(secret).get("/api/v1/runs").then().statusCode(401);
    }

    @Test
    void aNameIsGivenOnce() {
        token("twice", "viewer");
        as(ADMIN)
                .body(Map.of("name", "twice", "role", "admin"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(409);
        as(ADMIN)
                .body(Map.of("name", "x", "role", "king"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(422);
    }
}
