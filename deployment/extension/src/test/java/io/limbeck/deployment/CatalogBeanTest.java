package io.limbeck.deployment;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.CatalogLoader;
import io.limbeck.engine.catalog.EngineCode;
import io.limbeck.engine.catalog.RecordedCode;
import io.limbeck.engine.experiment.JsonSchemas;
import io.limbeck.engine.experiment.RecordedSchemas;
import io.limbeck.engine.run.Engine;
import io.limbeck.quarkus.LimbeckConfig;
import io.limbeck.spi.ComponentId;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application with the built-in plugins, SmallRye Health and Micrometer. */
class CatalogBeanTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideRuntimeConfigKey("limbeck.runs", "elsewhere/runs")
            .overrideRuntimeConfigKey("limbeck.warm-up", "true");

    @Inject
    Catalog catalog;

    @Inject
    Engine engine;

    @Inject
    LimbeckConfig config;

    private static String resource(String name) throws IOException {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void thereIsOneCatalogAndAnEngineThatKnowsIt() {
        assertThat(engine.catalog()).isSameAs(catalog);
        assertThat(catalog.problems()).isEmpty();
        assertThat(catalog.find(ComponentId.of("distillation/kd"))).isPresent();
        assertThat(catalog.plugins()).hasSizeGreaterThan(10);
    }

    @Test
    void theCatalogHasWhatTheServiceLoaderFinds() {
        Catalog found = CatalogLoader.load(Thread.currentThread().getContextClassLoader());
        assertThat(catalog.entries().stream().map(entry -> entry.component().id() + " " + entry.code()))
                .containsExactlyElementsOf(found.entries().stream()
                        .map(entry -> entry.component().id() + " " + entry.code())
                        .toList());
    }

    @Test
    void settingsComeFromTheConfigurationOfTheApplication() {
        assertThat(config.runs()).isEqualTo(Path.of("elsewhere/runs"));
        assertThat(config.warmUp()).isTrue();
        assertThat(config.plugins().directory()).isEmpty();
        assertThat(config.device()).isEqualTo("cpu");
        assertThat(config.data())
                .isEqualTo(Optional.ofNullable(System.getenv("LIMBECK_DATA")).map(Path::of));
    }

    @Test
    void theSchemasOfAllComponentsAreResources() throws IOException {
        for (Catalog.Entry entry : catalog.entries()) {
            assertThat(resource(RecordedSchemas.resource(entry.component().id())))
                    .isEqualTo(JsonSchemas.component(entry.component()).toString());
        }
        assertThat(resource(RecordedSchemas.DOCUMENT))
                .isEqualTo(JsonSchemas.document(catalog).toString());
    }

    @Test
    void theHashesOfTheCodeAreRecorded() throws IOException {
        Properties code = new Properties();
        code.load(new StringReader(resource(RecordedCode.RESOURCE)));
        assertThat(code)
                .containsKeys(
                        "io.limbeck.plugins.models.ModelsPlugin",
                        "io.limbeck.engine.tensorflow.TensorFlowTrainer",
                        "io.limbeck.spi.Plugin",
                        "io.limbeck.spi.tensorflow.LossTerm")
                .containsEntry("version", EngineCode.version());
        assertThat(code.getProperty("io.limbeck.plugins.models.ModelsPlugin")).matches("[0-9a-f]{64}");
    }

    @Test
    void readinessSaysWhatThereIs() {
        when().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'Limbeck' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'Limbeck' }.data.components", greaterThan(100));
    }

    @Test
    void componentsAreCountedByKind() {
        assertThat(get("/q/metrics").asString())
                .contains("limbeck_components{kind=\"loss-term\"}", "limbeck_plugins_broken 0.0");
    }
}
