package io.limbeck.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.engine.catalog.Catalog;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What a native image is told, as far as a JVM can tell whether it is enough. */
class NativeReadinessTest {

    private static final FoundPlugins FOUND = found();

    private static FoundPlugins found() {
        try {
            return FoundPlugins.in(NativeReadinessTest.class.getClassLoader());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void pluginsAreSortedWhateverTheClassPathIs() {
        assertThat(FOUND.names()).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(10);
    }

    @Test
    void settingsRecordsAndWhatTheyAreMadeOfAreRegistered() {
        SettingClasses classes = FOUND.settings();
        for (Catalog.Entry entry : FOUND.catalog().entries()) {
            assertThat(classes.types()).contains(entry.component().settings().getName());
        }
        assertThat(classes.types())
                .as("an enum within settings")
                .contains("io.limbeck.plugins.models.layer.Activation");
    }

    @Test
    void constraintsAreRegisteredWithThoseWhoCheckThem() {
        assertThat(FOUND.settings().constraints())
                .contains(
                        "jakarta.validation.constraints.Positive",
                        "org.hibernate.validator.internal.constraintvalidators.bv.number.sign.PositiveValidatorForFloat")
                .noneMatch(name -> name.contains("money") || name.contains("joda"));
    }

    @Test
    void theLibrariesThatLoadCodeAreInitializedAtRunTime() {
        assertThat(TensorFlowProcessor.AT_RUN_TIME)
                .contains("org.tensorflow", "org.bytedeco.javacpp", "com.google.protobuf");
    }
}
