package io.limbeck.plugins.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.plugins.data.KnownDatasets.KnownDataset;
import io.limbeck.spi.Problem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownDatasetsTest {

    @Test
    void everyFileHasAUrlASizeAndAChecksum() {
        assertThat(KnownDatasets.all())
                .extracting(KnownDataset::name)
                .containsExactly("adult", "compas", "german", "heart", "mnist", "ncbi_disease", "wnut17");
        assertThat(KnownDatasets.all()).flatExtracting(KnownDataset::files).allSatisfy(file -> {
            assertThat(file.url()).startsWith("https://");
            assertThat(file.bytes()).isPositive();
            assertThat(file.sha256()).matches("[0-9a-f]{64}");
        });
    }

    @Test
    void anEmptyFolderLacksEveryFile(@TempDir Path folder) {
        assertThat(KnownDatasets.MNIST.verify(folder))
                .hasSize(4)
                .extracting(Problem::remedy)
                .allMatch(remedy -> remedy.contains("limbeck data fetch mnist"));
    }

    @Test
    void thePublishedFilesAreWhole() {
        for (KnownDataset dataset : KnownDatasets.all()) {
            Path folder = RealData.context(dataset.name()).dataDirectory(dataset.name());
            assertThat(dataset.verify(folder)).isEmpty();
        }
        assertThat(KnownDatasets.find("adult")).contains(KnownDatasets.ADULT);
        assertThat(KnownDatasets.find("census")).isEmpty();
    }
}
