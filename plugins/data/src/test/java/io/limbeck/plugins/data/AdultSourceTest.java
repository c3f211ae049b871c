package io.limbeck.plugins.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.PortSpecs;
import io.limbeck.spi.Ports;
import io.limbeck.spi.Problem;
import io.limbeck.spi.RandomSource;
import io.limbeck.spi.TableSpec;
import io.limbeck.spi.data.Split;
import io.limbeck.spi.data.Table;
import io.limbeck.testkit.FakeContext;
import io.limbeck.testkit.SettingsDefaults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdultSourceTest {

    private static AdultSource.Settings settings(Map<String, ?> values) {
        return SettingsDefaults.of(AdultSource.Settings.class, values);
    }

    private static AdultSource source(Map<String, ?> values) {
        return new AdultSource(settings(values), RealData.context("adult"));
    }

    /** Figures computed from the published files with another program. */
    @Test
    void ratesOfTheCompleteRowsAreThePublishedOnes() {
        Table rows = source(Map.of("sensitive", List.of("sex", "race"))).read();
        assertThat(rows.rows()).isEqualTo(45222);
        assertThat(RealData.favourableRate(rows, "sex", "Male"::equals)).isCloseTo(0.31247747895, within(1e-10));
        assertThat(RealData.favourableRate(rows, "sex", "Female"::equals)).isCloseTo(0.11357604627, within(1e-10));
        assertThat(RealData.meanDifference(rows, "sex")).isCloseTo(-0.198901432678815, within(1e-12));
        assertThat(RealData.disparateImpact(rows, "sex")).isCloseTo(0.3634695423643793, within(1e-12));
        assertThat(RealData.meanDifference(rows, "race")).isCloseTo(-0.10395937026830099, within(1e-12));
        assertThat(RealData.disparateImpact(rows, "race")).isCloseTo(0.6037688467181627, within(1e-12));
    }

    /** FFB: 45,222 rows and 101 features with the sex left out. */
    @Test
    void oneHotEncodedItHasTheHundredAndOneFeaturesOfFfb() {
        Table rows = source(Map.of()).read();
        Table encoded = new OneHot(SettingsDefaults.of(OneHot.Settings.class))
                .fit(rows, new RandomSource(1))
                .apply(rows, Split.TRAIN);
        assertThat(encoded.width()).isEqualTo(101);
        assertThat(encoded.isNumeric()).isTrue();
    }

    @Test
    void theTwoFilesAreThePublishedSplit() {
        List<Split> published = source(Map.of()).publishedSplit();
        assertThat(published.stream().filter(Split.TRAIN::equals)).hasSize(30162);
        assertThat(published.stream().filter(Split.TEST::equals)).hasSize(15060);
    }

    @Test
    void incompleteRowsCanStay() {
        AdultSource source = source(Map.of("keepMissing", true));
        Table rows = source.read();
        assertThat(rows.rows()).isEqualTo(48842);
        assertThat(source.publishedSplit()).hasSize(48842);
    }

    @Test
    void intersectionsHaveTheGroupsThatSomeRowIsIn() {
        Table rows = source(Map.of("sensitive", List.of("sex*race"), "race", RaceGroups.WHITE_OTHER))
                .read();
        assertThat(rows.groups("sex\u00d7race").names())
                .containsExactly(
                        "Female \u00d7 not White", "Female \u00d7 White", "Male \u00d7 not White", "Male \u00d7 White");
        assertThat(rows.groups("sex\u00d7race").privileged()).isEqualTo("Male \u00d7 White");
        assertThat(rows.columns())
                .extracting("name")
                .doesNotContain("sex", "race")
                .contains("age", "education");
    }

    @Test
    void sensitiveAttributesCanBeFeatures() {
        Table rows = source(Map.of("sensitiveAsFeature", true)).read();
        assertThat(rows.columns()).extracting("name").contains("sex");
    }

    @Test
    void beforeReadingClassesAndGroupsAreKnown() {
        Ports ports = AdultSource.ports(settings(Map.of()), PortSpecs.NONE);
        assertThat(ports.problems()).isEmpty();
        assertThat(ports.output())
                .contains(new TableSpec(
                        List.of(), List.of("<=50K", ">50K"), 1, Map.of("sex", List.of("Female", "Male")), 45222));
    }

    @Test
    void aWrongAttributeIsToldBeforeReading() {
        Ports ports = AdultSource.ports(
                settings(Map.of("sensitive", List.of("gendre", "Sex"), "privileged", Map.of("race", "White"))),
                PortSpecs.NONE);
        assertThat(ports.problems())
                .extracting(Problem::where)
                .containsExactly("privileged.race", "sensitive[0]", "sensitive[1]");
        assertThat(ports.problems().get(2).remedy()).isEqualTo("did you mean 'sex'? there are: sex, race, age");
    }

    @Test
    void aMissingFileNamesTheCommandThatGetsIt(@TempDir Path root) throws Exception {
        Files.createDirectory(root.resolve("adult"));
        AdultSource source = new AdultSource(settings(Map.of()), new FakeContext().withData(root));
        assertThatThrownBy(source::read)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("there is neither 'adult.data' nor 'adult.data.gz' in '" + root.resolve("adult"))
                .hasMessageContaining("adult.test")
                .hasMessageContaining("'limbeck data fetch adult' gets it; LIMBECK_DATA");
        assertThatThrownBy(source::fingerprint).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void anotherFileUnderThatNameIsRefused(@TempDir Path root) throws Exception {
        Path folder = Files.createDirectory(root.resolve("adult"));
        Files.writeString(folder.resolve("adult.data"), "39, State-gov");
        Files.writeString(folder.resolve("adult.test"), "");
        AdultSource source = new AdultSource(settings(Map.of()), new FakeContext().withData(root));
        assertThatThrownBy(source::read)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("has the checksum")
                .hasMessageContaining("not '5b00264637dbfec36bdeaab5676b0b309ff9eb788d63554ca0a249491c86603d'")
                .hasMessageContaining("it is not the file that was published");
    }
}
