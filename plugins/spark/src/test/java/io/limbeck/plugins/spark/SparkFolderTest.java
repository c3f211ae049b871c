package io.limbeck.plugins.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkFolderTest {

    @TempDir
    Path folder;

    private Path spark(String place, String version) throws IOException {
        Path jars = Files.createDirectories(folder.resolve(place).resolve("jars"));
        Files.createFile(jars.resolve("spark-core_2.13-" + version + ".jar"));
        return jars;
    }

    @Test
    void theSettingIsBeforeTheVariableAndTheVariableBeforeWhatWasBuilt() throws IOException {
        Path own = spark("own", "4.1.0");
        Path variable = spark("variable", "4.2.0");
        Path built = spark("jars/target/spark", "4.2.0");
        Optional<String> written = Optional.of(folder.resolve("own").toString());
        Optional<String> told = Optional.of(folder.resolve("variable").toString());
        assertThat(SparkFolder.jars(written, told, Optional.of(folder))).isEqualTo(own);
        assertThat(SparkFolder.jars(Optional.empty(), told, Optional.of(folder)))
                .isEqualTo(variable);
        assertThat(SparkFolder.jars(Optional.empty(), Optional.of(" "), Optional.of(folder)))
                .isEqualTo(built);
    }

    @Test
    void anOlderSparkIsNone() throws IOException {
        spark("old", "3.5.0");
        assertThatThrownBy(() -> SparkFolder.jars(
                        Optional.of(folder.resolve("old").toString()), Optional.empty(), Optional.empty()))
                .hasMessageContaining("there is no Spark 4 in '" + folder.resolve("old") + "'");
    }

    @Test
    void withoutSparkTheRemedyIsToBuildIt() {
        assertThatThrownBy(() -> SparkFolder.jars(Optional.empty(), Optional.empty(), Optional.empty()))
                .hasMessageContaining("nobody says where Spark is");
        assertThatThrownBy(() -> SparkFolder.driver(Optional.of("/no/such.jar"), Optional.empty()))
                .hasMessageContaining("Limbeck's driver for Spark is not there: no file '/no/such.jar'");
    }

    @Test
    void anApplicationElsewhereHasTheSameJars() {
        assertThat(Standalone.there("/opt/limbeck", "/home/me/limbeck/ui/cli/target/quarkus-app/lib/main/*"))
                .isEqualTo("/opt/limbeck/lib/main/*");
    }

    @Test
    void theDriverIsFoundWhereItWasBuilt() throws IOException {
        Path target = Files.createDirectories(folder.resolve("driver/target"));
        Files.createFile(target.resolve("limbeck-spark-driver-0.1.0-SNAPSHOT-sources.jar"));
        Path jar = Files.createFile(target.resolve("limbeck-spark-driver-0.1.0-SNAPSHOT.jar"));
        assertThat(SparkFolder.driver(Optional.empty(), Optional.of(folder))).isEqualTo(jar);
    }
}
