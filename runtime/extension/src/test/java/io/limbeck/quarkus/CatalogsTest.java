package io.limbeck.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Problem;
import io.quarkus.runtime.ImageMode;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CatalogsTest {

    @Test
    void aNativeExecutableRefusesAFolderOfPluginsInOneSentence() {
        assertThatThrownBy(() -> Catalogs.refuseFolder(Optional.of(Path.of("plugins.d")), ImageMode.NATIVE_RUN))
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> {
                    Problem problem = refused.problems().get(0);
                    assertThat(problem.where()).isEqualTo("limbeck.plugins.directory");
                    assertThat(problem.message())
                            .isEqualTo(
                                    "plugins cannot be added to a native executable, so that the folder 'plugins.d' is"
                                            + " not read");
                    assertThat(problem.remedy()).contains("put the plugin's jar on the class path and build again");
                });
    }

    @Test
    void withoutAFolderNothingIsRefusedThere() {
        Catalogs.refuseFolder(Optional.empty(), ImageMode.NATIVE_RUN);
        Catalogs.refuseFolder(Optional.of(Path.of("plugins.d")), ImageMode.JVM);
    }
}
