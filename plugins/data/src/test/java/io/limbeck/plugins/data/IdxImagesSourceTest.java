package io.limbeck.plugins.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Problem;
import io.limbeck.spi.data.Column;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.testkit.FakeContext;
import io.limbeck.testkit.SettingsDefaults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxImagesSourceTest {

    private static final byte[] TWO_IMAGES = {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, -1, 51, 102};
    private static final byte[] TWO_LABELS = {0, 0, 8, 1, 0, 0, 0, 2, 1, 0};

    @TempDir
    Path folder;

    private static IdxImagesSource.Settings settings(Map<String, ?> values) {
        return SettingsDefaults.of(IdxImagesSource.Settings.class, values);
    }

    private IdxImagesSource source(byte[] images, byte[] labels, Map<String, ?> values) throws Exception {
        Files.write(folder.resolve("images"), images);
        Files.write(folder.resolve("labels"), labels);
        Map<String, Object> all =
                new HashMap<>(Map.of("trainImages", Optional.of("images"), "trainLabels", Optional.of("labels")));
        all.putAll(values);
        return new IdxImagesSource(settings(all), new FakeContext().in(folder));
    }

    @Test
    void greyLevelsGoFromZeroToOne() throws Exception {
        IdxImagesSource source = source(TWO_IMAGES, TWO_LABELS, Map.of());
        Table rows = source.read();
        Column.Block image = (Column.Block) rows.columns().get(0);
        assertThat(image.shape()).containsExactly(1, 2, 1);
        assertThat(image.values()).containsExactly(0f, 1f, 0.2f, 0.4f);
        assertThat(rows.labels()).containsExactly(1, 0);
        assertThat(rows.classes()).containsExactly("0", "1");
        assertThat(rows.spec().shape()).containsExactly(1, 2, 1);
        assertThat(source.publishedSplit()).isEmpty();
    }

    @Test
    void theFirstImagesOfEachFileCanBeTaken() throws Exception {
        IdxImagesSource source = source(
                TWO_IMAGES,
                TWO_LABELS,
                Map.of(
                        "testImages", Optional.of("images"),
                        "testLabels", Optional.of("labels"),
                        "limit", Optional.of(1)));
        assertThat(source.read().labels()).containsExactly(1, 1);
        assertThat(source.publishedSplit()).containsExactly(Split.TRAIN, Split.TEST);
    }

    @Test
    void filesThatAreNoneOrDoNotMatchAreRefused() throws Exception {
        assertRefused(source(TWO_LABELS, new byte[] {1, 2, 3, 4, 5}, Map.of()), "starts with '0x1020304'");
        assertRefused(
                source(TWO_IMAGES, new byte[] {0, 0, 8, 1, 0, 0, 0, 1, 0}, Map.of()),
                "has the shape '[1]'",
                "'2' images");
        assertRefused(source(java.util.Arrays.copyOf(TWO_IMAGES, 18), TWO_LABELS, Map.of()), "ends too early");
        assertRefused(
                source(TWO_IMAGES, TWO_LABELS, Map.of("classes", Optional.of(List.of("cat")))),
                "classes: there is a label '1', but only '1' classes");
        assertRefused(
                source(TWO_IMAGES, TWO_LABELS, Map.of("trainLabels", Optional.of("nothing"))),
                "there is no file",
                "nothing");
    }

    private static void assertRefused(IdxImagesSource source, String... parts) {
        assertThatThrownBy(source::read)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void halfOfAPairIsToldBeforeReading() {
        IdxImagesSource.Settings half =
                settings(Map.of("trainImages", Optional.of("a"), "testLabels", Optional.of("b")));
        assertThat(IdxImagesSource.ports(half, PortSpecs.NONE).problems())
                .extracting(Problem::where)
                .containsExactly("trainLabels", "testImages");
    }

    @Test
    void mnistHasSixtyThousandImagesToTrainOnAndTenThousandToTest() {
        IdxImagesSource source = new IdxImagesSource(settings(Map.of()), RealData.context("mnist"));
        Table rows = source.read();
        assertThat(rows.rows()).isEqualTo(70000);
        assertThat(rows.spec().shape()).containsExactly(28, 28, 1);
        assertThat(rows.labels()).startsWith(5, 0, 4, 1, 9);
        List<Split> published = source.publishedSplit();
        assertThat(Collections.frequency(published, Split.TRAIN)).isEqualTo(60000);
        assertThat(Collections.frequency(published, Split.TEST)).isEqualTo(10000);
    }
}
