package io.limbeck.server;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.limbeck.server.config.ServerConfig;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whoever puts a way out of a folder where a name belongs comes nowhere, with any operation and in any spelling. */
@QuarkusTest
@QuarkusTestResource(OwnFolder.class)
class PathsTest {

    private static final String NEEDLE = "what nobody may read";
    private static final List<String> WAYS_OUT = List.of(
            "..",
            "../needle.txt",
            "..%2Fneedle.txt",
            "..%2F..%2Fneedle.txt",
            "%2e%2e%2fneedle.txt",
            "%2e%2e/needle.txt",
            "..%252Fneedle.txt",
            "..%5Cneedle.txt",
            "....//needle.txt",
            "..;/needle.txt",
            "%2Fetc%2Fpasswd",
            "/etc/passwd",
            "C:%5Cneedle.txt",
            "needle.txt%00",
            "%00",
            "~",
            "file:%2F%2F%2Fetc%2Fpasswd",
            "report.json%2F..%2F..%2F..%2Fneedle.txt");

    @Inject
    ServerConfig config;

    @Test
    void noPathParameterLeadsOutOfItsFolder() throws IOException {
        Path runs = config.runs().toAbsolutePath();
        List<Path> needles = List.of(
                Files.writeString(runs.resolve("needle.txt"), NEEDLE),
                Files.writeString(runs.resolve(".studio").resolve("needle.txt"), NEEDLE),
                Files.writeString(runs.resolveSibling("needle.txt"), NEEDLE));
        String run = Studio.submit(Studio.TINY, 77);
        Studio.await(run);
        Map<String, Map<String, Object>> paths =
                given().accept("application/json").get("/q/openapi").path("paths");
        List<String> faults = new ArrayList<>();
        int tried = 0;
        for (String path : new TreeSet<>(paths.keySet())) {
            for (String verb : paths.get(path).keySet()) {
                for (String spelling : spellings(path, run)) {
                    for (String way : WAYS_OUT) {
                        Response response = send(verb, spelling.replace("*", way));
                        tried++;
                        boolean refused = response.statusCode() >= 400 && response.statusCode() < 500;
                        // Dots may be taken out of an address before it is looked at: then it is another one of the
                        // API.
                        boolean another = verb.equals("get")
                                && response.statusCode() == 200
                                && !response.asString().contains(NEEDLE)
                                && !response.asString().contains("root:");
                        if (!refused && !another) {
                            faults.add(verb + " " + spelling.replace("*", way) + ": " + response.statusCode());
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), faults);
        assertTrue(tried > 300, "only " + tried + " were tried");
        for (Path needle : needles) {
            assertEquals(NEEDLE, Files.readString(needle));
        }
        Studio.get("/runs/" + run).then().statusCode(200);
    }

    /** Each parameter in turn is the way out, the others being right. */
    private static List<String> spellings(String path, String run) {
        List<String> all = new ArrayList<>();
        for (String name : List.of("id", "name", "version", "path")) {
            if (path.contains("{" + name + "}")) {
                all.add(path.replace("{" + name + "}", "*")
                        .replace("{id}", run)
                        .replace("{name}", "fair-credit")
                        .replace("{version}", "1")
                        .replace("{path}", "report.json"));
            }
        }
        return all;
    }

    private static Response send(String verb, String path) {
        return given().urlEncodingEnabled(false)
                .contentType("application/json")
                .header("X-Limbeck", "1")
                .header("If-Match", "\"1\"")
                .body(verb.equals("get") || verb.equals("delete") ? "" : "{\"document\": {}, \"tags\": []}")
                .request(verb.toUpperCase(java.util.Locale.ROOT), path);
    }

    @Test
    void aLinkWithinARunLeadsNowhereElse() throws IOException {
        String run = Studio.submit(Studio.TINY, 78);
        Studio.await(run);
        Path folder = config.runs().resolve(run);
        Files.createSymbolicLink(folder.resolve("link.txt"), Path.of("/etc/hostname"));
        Files.createSymbolicLink(folder.resolve("linked"), Path.of("/etc"));
        Studio.get("/runs/" + run + "/artifacts/link.txt").then().statusCode(404);
        Studio.get("/runs/" + run + "/artifacts/linked/hostname").then().statusCode(404);
        List<String> listed = Studio.get("/runs/" + run + "/artifacts").path("path");
        assertTrue(listed.stream().noneMatch(path -> path.startsWith("link")), listed.toString());
        Studio.request().delete("/api/v1/runs/" + run).then().statusCode(204);
        assertTrue(Files.exists(Path.of("/etc/hostname")), "what a link pointed to is gone");
    }
}
