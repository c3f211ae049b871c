package io.limbeck.server;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.limbeck.server.config.ServerConfig;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Secrets are configured and used; then everything that was written and everything that can be asked for is searched. */
@QuarkusTest
@TestProfile(SecretsTest.WithSecrets.class)
@QuarkusTestResource(value = OwnFolder.class, restrictToAnnotatedClass = true)
class SecretsTest {

    private static final String ADMIN = "adm-0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    private static final String TRACKER = "trk-00112233445566778899aabbccddeeff";
    private static final String PASSWORD = "pwd-ffeeddccbbaa99887766554433221100";
    private static final Path LOG = Path.of("target", "secrets-test.log").toAbsolutePath();

    /** A server with everything that is secret. */
    public static class WithSecrets implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new LinkedHashMap<>();
            settings.put("limbeck.authentication", "token");
            settings.put("limbeck.admin-token", ADMIN);
            // Nobody listens there: that MLflow does not answer is logged, and must not tell its token.
            settings.put("limbeck.mlflow.url", "http://localhost:9");
            settings.put("limbeck.mlflow.token", TRACKER);
            settings.put("limbeck.postgresql.password", PASSWORD);
            settings.put("quarkus.log.level", "DEBUG");
            settings.put("quarkus.log.min-level", "DEBUG");
            // The client of this test writes down what it sends.
            settings.put("quarkus.log.category.\"org.apache.http\".level", "OFF");
            settings.put("quarkus.log.console.level", "INFO");
            settings.put("quarkus.log.file.enabled", "true");
            settings.put("quarkus.log.file.level", "DEBUG");
            settings.put("quarkus.log.file.path", LOG.toString());
            return settings;
        }
    }

    @Inject
    ServerConfig config;

    private static RequestSpecification as(String token) {
        return given().contentType("application/json").header("Authorization", "Bearer " + token);
    }

    @Test
    void nothingThatIsSecretIsWrittenOrTold() throws IOException, InterruptedException {
        String made = as(ADMIN)
                .body(Map.of("name", "writer", "role", "author"))
                .post("/api/v1/tokens")
                .path("secret");
        as("lmb_wrong-" + PASSWORD).get("/api/v1/runs").then().statusCode(401);
        String run = as(made).body(Map.of("text", Studio.TINY))
                .post("/api/v1/runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as(made).body(Map.of("text", Studio.TINY.replace("hidden: [4]", "hiden: [4]")))
                .post("/api/v1/runs")
                .then()
                .statusCode(422);
        while (!as(made).get("/api/v1/runs/" + run).path("state").equals("finished")) {
            Studio.sleep();
        }
        // MLflow is asked every three seconds.
        Thread.sleep(4000);
        List<String> secrets = List.of(ADMIN, TRACKER, PASSWORD, made);
        List<String> found = new ArrayList<>();
        for (String path :
                List.of("", "/events", "/manifest", "/report", "/report.html", "/document", "/plan", "/log")) {
            search(
                    "GET /runs/…" + path,
                    as(made).get("/api/v1/runs/" + run + path).asByteArray(),
                    secrets,
                    found);
        }
        for (String path : List.of("/api/v1/system", "/api/v1/runs", "/q/metrics", "/q/health", "/q/openapi")) {
            search("GET " + path, as(made).get(path).asByteArray(), secrets, found);
        }
        search("GET /tokens", as(ADMIN).get("/api/v1/tokens").asByteArray(), secrets, found);
        try (Stream<Path> files = Stream.concat(Files.walk(config.runs()), Stream.of(LOG))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                search(file.toString(), Files.readAllBytes(file), secrets, found);
            }
        }
        assertEquals(List.of(), found);
        assertEquals(true, Files.size(LOG) > 1000, "nothing was logged that could be searched");
    }

    private static void search(String where, byte[] content, List<String> secrets, List<String> found) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        secrets.stream().filter(text::contains).forEach(one -> found.add(where + " tells " + one.substring(0, 4)));
    }
}
