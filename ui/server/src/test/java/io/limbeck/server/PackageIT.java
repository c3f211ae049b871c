package io.limbeck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limbeck.engine.catalog.CatalogLoader;
import io.limbeck.engine.run.Engine;
import io.limbeck.engine.run.RunListener;
import io.limbeck.engine.run.Submission;
import io.limbeck.engine.run.Workplace;
import io.limbeck.engine.tensorflow.SessionOptions;
import io.limbeck.server.run.Figures;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged server, its workers included: on the JVM, and with {@code -Dnative} the executable, which then runs
 * {@code examples/fair-credit.yaml}; something smaller otherwise.
 */
@QuarkusIntegrationTest
@QuarkusTestResource(OwnFolder.class)
class PackageIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private static String document() throws IOException {
        return System.getProperty("native") == null
                ? Studio.TINY
                : Files.readString(Path.of("../../examples/fair-credit.yaml"));
    }

    @Test
    void theCatalogIsThereWithItsSchemas() {
        JsonPath catalog =
                Studio.get("/catalog").then().statusCode(200).extract().jsonPath();
        assertThat(catalog.getList("components.id", String.class)).hasSizeGreaterThan(100);
        assertThat(catalog.getString("components.find { it.id == 'distillation/kd' }.schema.title"))
                .isEqualTo("distillation/kd");
        assertThat(catalog.getList("problems")).isEmpty();
    }

    @Test
    void documentsAreChecked() {
        String wrong = Studio.TINY.replace("temperature: 2", "temperature: -2");
        Studio.post("/documents/check", Map.of("text", wrong))
                .then()
                .statusCode(200)
                .body("problems.message", hasItems("must be greater than 0, but is '-2'"));
    }

    @Test
    void figuresAreThoseOfTheJvm() throws IOException {
        String id = Studio.submit(document(), 1);
        JsonPath run = Studio.await(id);
        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("finished");
        JsonNode packaged = JSON.readTree(
                Figures.of(JSON.readTree(Studio.get("/runs/" + id + "/report").asString())));
        JsonNode here = JSON.readTree(Figures.of(new Engine(
                        CatalogLoader.load(getClass().getClassLoader()),
                        new Workplace(folder, Optional.empty(), SessionOptions.CPU))
                .run(new Submission(document(), "document", folder, List.of(), OptionalLong.of(1)), RunListener.NONE)
                .report()
                .orElseThrow()));
        assertThat(packaged).hasSameSizeAs(here).isNotEmpty();
        for (int i = 0; i < here.size(); i++) {
            assertThat(packaged.get(i).path("metric")).isEqualTo(here.get(i).path("metric"));
            assertThat(packaged.get(i).path("mean").doubleValue())
                    .as(here.get(i).toString())
                    .isCloseTo(here.get(i).path("mean").doubleValue(), within(1e-4));
        }
    }

    @Test
    void everyExampleOfTheRepositoryComesWithIt() throws IOException {
        List<String> names = Studio.get("/examples")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("name", String.class);
        try (Stream<Path> files = Files.list(Path.of("../../examples"))) {
            assertThat(names)
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(".yaml"))
                                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                                    .toList());
        }
        Studio.get("/examples/fair-credit")
                .then()
                .statusCode(200)
                .body("yaml", equalTo(Files.readString(Path.of("../../examples/fair-credit.yaml"))));
    }

    @Test
    void itSaysWhereItIs() throws IOException, InterruptedException {
        Path log = Path.of("target/quarkus.log");
        for (int i = 0; i < 100 && !Files.readString(log).contains("The studio is at"); i++) {
            Thread.sleep(100);
        }
        assertThat(Files.readString(log)).contains("The studio is at http://127.0.0.1:");
    }

    @Test
    void pagesAndProbesAreThere() {
        RestAssured.get("/").then().statusCode(200);
        RestAssured.get("/q/health/ready").then().statusCode(200).body("checks.name", hasItems("Limbeck"));
        assertThat(RestAssured.get("/q/metrics").asString()).contains("limbeck_components{");
    }
}
