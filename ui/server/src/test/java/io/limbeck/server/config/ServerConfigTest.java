package io.limbeck.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ServerConfigTest {

    @Test
    void nothingHasToBeConfigured() {
        ServerConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(ServerConfig.class)
                .build()
                .getConfigMapping(ServerConfig.class);
        assertThat(config.state()).isEqualTo(Path.of("runs", ".studio"));
        assertThat(config.postgresql().active()).isFalse();
        assertThat(config.postgresql().url()).isEqualTo("jdbc:postgresql://localhost/limbeck");
        assertThat(config.postgresql().password()).isEmpty();
    }

    /** The extension's keys begin with {@code limbeck} too, and a native executable drops those that it does not know. */
    @Test
    void defaultsStandInTheMappingAndNotInTheFileThatNativeExecutablesDoNotRead() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(Path.of("src/main/resources/application.properties"))) {
            properties.load(in);
        }
        assertThat(properties.stringPropertyNames())
                .contains("quarkus.http.port")
                .noneMatch(name -> name.startsWith("limbeck."));
    }
}
