package io.limbeck.server;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What documents may reach on a server that others use. */
@QuarkusTest
@TestProfile(TokensTest.WithTokens.class)
@QuarkusTestResource(value = OwnFolder.class, restrictToAnnotatedClass = true)
class ReachTest {

    private static Response submit(String text) {
        return RestAssured.given()
                .contentType("application/json")
                .header("Authorization", "Bearer " + TokensTest.ADMIN)
                .body(Map.of("text", text))
                .post("/api/v1/runs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../../../etc/passwd", "x/../../../etc/passwd", ".."})
    void filesElsewhereAreNotRead(String path) {
        String csv = Studio.TINY.replace(
                "use: data/simulated-lending\n  rows: 400", "use: data/csv\n  label: x\n  path: \"" + path + "\"");
        submit(csv).then().statusCode(422).body("problems[0].where", is("data.path"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest",
                "http://localhost:8420",
                "http://[::1]/",
                "http://2130706433/",
                "http://allowed.example@10.0.0.1/",
                "http://allowed.example.evil.example/"
            })
    void addressesThatNobodyNamedAreNotAsked(String url) {
        submit(teacherAt(url))
                .then()
                .statusCode(422)
                .body("problems[0].where", is("teacher.url"))
                .body("problems[0].remedy", containsString("LIMBECK_REMOTE_HOSTS"));
    }

    @Test
    void anAddressThatTheOwnerNamedIsAsked() {
        submit(teacherAt("http://allowed.example/")).then().statusCode(201);
    }

    @Test
    void changesOfADocumentReachNoFurther() {
        RestAssured.given()
                .contentType("application/json")
                .header("Authorization", "Bearer " + TokensTest.ADMIN)
                .body(Map.of(
                        "text",
                        teacherAt("http://allowed.example/"),
                        "overrides",
                        List.of("teacher.url=http://10.0.0.1/")))
                .post("/api/v1/documents/plan")
                .then()
                .statusCode(422)
                .body("problems[0].where", is("teacher.url"));
    }

    private static String teacherAt(String url) {
        int start = Studio.TINY.indexOf("teacher:");
        return Studio.TINY.substring(0, start) + "teacher: {use: external/open-inference, url: \"" + url
                + "\", model: m}\n" + Studio.TINY.substring(Studio.TINY.indexOf("student:"));
    }
}
