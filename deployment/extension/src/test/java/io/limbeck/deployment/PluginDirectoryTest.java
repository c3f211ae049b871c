package io.limbeck.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.engine.catalog.Catalog;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plugins of a directory join those of the build; what is wrong with them stops nobody. */
class PluginDirectoryTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideRuntimeConfigKey("limbeck.plugins.directory", "target/nowhere.d");

    @Inject
    Catalog catalog;

    @Test
    void aDirectoryThatIsNotThereIsToldAndTheOthersWork() {
        assertThat(catalog.problems()).singleElement().satisfies(problem -> assertThat(problem.message())
                .isEqualTo("there is no such directory of plugins"));
        assertThat(catalog.entries()).hasSizeGreaterThan(100);
    }
}
