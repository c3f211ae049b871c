package io.limbeck.plugins.text.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.testkit.FakeContext;
import io.limbeck.testkit.SettingsDefaults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files as published, where this machine has them. */
class PublishedCorporaTest {

    /** Numbers of tokens of each file, and of entities (tags that begin with B) of all three, counted with awk. */
    @ParameterizedTest
    @CsvSource({"wnut17, 62730, 15733, 23394, 3890", "ncbi_disease, 135701, 23969, 24497, 6881"})
    void theCorporaHaveTheirTokensAndEntities(String name, int train, int validation, int test, long entities) {
        String root = System.getenv("LIMBECK_DATA");
        assumeTrue(root != null && Files.isDirectory(Path.of(root, name)), "'" + name + "' is not in LIMBECK_DATA");
        ConllSource source = new ConllSource(
                SettingsDefaults.of(ConllSettings.class, Map.of("name", Optional.of(name), "context", 1)),
                new FakeContext().withData(Path.of(root)));
        List<Split> published = source.publishedSplit();
        assertThat(Collections.frequency(published, Split.TRAIN)).isEqualTo(train);
        assertThat(Collections.frequency(published, Split.VALIDATION)).isEqualTo(validation);
        assertThat(Collections.frequency(published, Split.TEST)).isEqualTo(test);
        Table rows = source.read();
        assertThat(rows.rows()).isEqualTo(published.size());
        assertThat(IntStream.of(rows.labels())
                        .filter(label -> rows.classes().get(label).startsWith("B-"))
                        .count())
                .isEqualTo(entities);
    }
}
