package io.limbeck.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.limbeck.spi.Component;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import io.limbeck.spi.Port;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every plugin keeps, whatever it contributes. Extend it once per plugin. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class PluginContract {

    private static final Pattern RANGE = Pattern.compile("\\[(\\d+(?:\\.\\d+)*),(\\d+(?:\\.\\d+)*)\\)");

    /** {@return the plugin under test, new at each call} */
    protected abstract Plugin plugin();

    @Test
    void theDescriptorNamesAVersionATitleAndThisSpi() {
        PluginDescriptor descriptor = plugin().descriptor();
        assertThat(descriptor.id()).isNotBlank();
        assertThat(descriptor.version()).matches("\\d+(\\.\\d+)*(-[0-9A-Za-z.-]+)?");
        assertThat(descriptor.title()).isNotBlank();
        Matcher range = RANGE.matcher(descriptor.spi());
        assertThat(range.matches())
                .as("'%s' is a range such as [0.1,1)", descriptor.spi())
                .isTrue();
        int[] version = numbers(PluginDescriptor.SPI_VERSION);
        assertThat(Arrays.compare(numbers(range.group(1)), version) <= 0
                        && Arrays.compare(version, numbers(range.group(2))) < 0)
                .as(
                        "the range '%s' of SPI versions in the descriptor holds %s, the version this is built with",
                        descriptor.spi(), PluginDescriptor.SPI_VERSION)
                .isTrue();
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    @Test
    void theServiceLoaderFindsIt() {
        assertThat(ServiceLoader.load(Plugin.class).stream().map(ServiceLoader.Provider::type))
                .anyMatch(type -> type == plugin().getClass());
    }

    @Test
    void componentsAreTheSameAtEachCall() {
        Plugin plugin = plugin();
        assertThat(names(plugin)).isEqualTo(names(plugin)).isEqualTo(names(plugin()));
    }

    private static List<String> names(Plugin plugin) {
        return plugin.components().stream()
                .map(component -> component.id() + " " + component.kind() + " "
                        + component.settings().getName())
                .toList();
    }

    @Test
    void componentIdsAreUnique() {
        assertThat(plugin().components().stream().map(Component::id)).doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> everyComponentSaysWhatItIs() {
        return plugin().components().stream()
                .map(component -> dynamicTest(component.id().toString(), () -> {
                    assertThat(component.summary()).as("summary").isNotBlank();
                    assertThat(component.inputs()).extracting(Port::name).doesNotHaveDuplicates();
                    assertThat(component.inputs()).extracting(Port::summary).noneMatch(String::isBlank);
                }));
    }

    @TestFactory
    Stream<DynamicTest> everySettingIsDescribedAndItsDefaultCanBeRead() {
        return plugin().components().stream()
                .map(component -> dynamicTest(
                        component.id().toString(), () -> assertThat(SettingsReview.faults(component.settings()))
                                .isEmpty()));
    }

    /**
     * {@return components of which no contract of their kind stands beside this one, with reasons, by id}; none unless
     * overridden
     */
    protected Map<String, String> notUnderContract() {
        return Map.of();
    }

    @Test
    void everyComponentIsUnderTheContractOfItsKind() {
        Set<String> held = Contracts.componentsBeside(getClass());
        Set<String> excused = notUnderContract().keySet();
        assertThat(plugin().components().stream()
                        .filter(component ->
                                Contracts.KINDS.contains(component.kind().id()))
                        .map(component -> component.id().toString())
                        .filter(id -> !excused.contains(id)))
                .as(
                        "components under the contract of their kind; extend it beside '%s', or say in notUnderContract() why"
                                + " it cannot be",
                        getClass().getSimpleName())
                .isSubsetOf(held);
    }

    @Test
    void whatIsUnderNoContractHasAReasonAndIsUnderNone() {
        assertThat(notUnderContract().values()).noneMatch(String::isBlank);
        Set<String> held = Contracts.componentsBeside(getClass());
        assertThat(notUnderContract().keySet())
                .as("components that are said to be under no contract")
                .isSubsetOf(plugin().components().stream()
                        .map(component -> component.id().toString())
                        .toList())
                .noneMatch(held::contains);
    }

    @TestFactory
    Stream<DynamicTest> theFirstPhaseGivesProblemsAndIsAlwaysTheSame() {
        return plugin().components().stream()
                .filter(component -> SettingsReview.isComplete(component.settings()))
                .map(component -> dynamicTest(component.id().toString(), () -> ComponentReview.checkPorts(component)));
    }

    @TestFactory
    Stream<DynamicTest> settingsOfTodayAreNotMadeIntoOthers() {
        return plugin().components().stream()
                .map(component ->
                        dynamicTest(component.id().toString(), () -> ComponentReview.checkMigration(component)));
    }

    @Test
    void theJarBringsNeitherTheSpiNorTensorFlow() {
        Class<?> type = plugin().getClass();
        for (String foreign : List.of("io/limbeck/spi/Plugin.class", "org/tensorflow/TensorFlow.class")) {
            assertThat(Jars.holds(type, foreign))
                    .as("'%s' lies beside the plugin; the host brings it", foreign)
                    .isFalse();
        }
    }
}
