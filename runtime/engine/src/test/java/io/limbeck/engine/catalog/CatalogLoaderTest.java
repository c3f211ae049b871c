package io.limbeck.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.engine.document.FakePlugin;
import io.limbeck.spi.Component;
import io.limbeck.spi.ComponentId;
import io.limbeck.spi.NoSettings;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import io.limbeck.spi.Problem;
import io.limbeck.spi.metric.Metric;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogLoaderTest {

    @TempDir
    private Path folder;

    /** A plugin made of its parts. */
    private record Made(PluginDescriptor descriptor, Supplier<List<Component<?, ?>>> supplier) implements Plugin {
        @Override
        public List<Component<?, ?>> components() {
            return supplier.get();
        }
    }

    /** Works. */
    public static final class Good implements Plugin {
        @Override
        public PluginDescriptor descriptor() {
            return new PluginDescriptor("good", "1.0", "Good", "[0.1,1)");
        }

        @Override
        public List<Component<?, ?>> components() {
            return List.of(metric("good/metric"));
        }
    }

    /** Fails in its constructor. */
    public static final class FailsToStart implements Plugin {
        public FailsToStart() {
            throw new IllegalStateException("no licence");
        }

        @Override
        public PluginDescriptor descriptor() {
            return new PluginDescriptor("never", "1.0", "Never", "[0.1,1)");
        }

        @Override
        public List<Component<?, ?>> components() {
            return List.of();
        }
    }

    private static Component<?, ?> metric(String id) {
        return Component.of(Metric.KIND, id, NoSettings.class, settings -> {
            throw new UnsupportedOperationException();
        });
    }

    private static Plugin plugin(String id, String spi, Supplier<List<Component<?, ?>>> components) {
        return new Made(new PluginDescriptor(id, "2.0", id, spi), components);
    }

    private static Problem problem(Plugin broken) {
        Catalog catalog = CatalogLoader.of(
                List.of(new Good(), broken, plugin("last", "[0.1,1)", () -> List.of(metric("last/one")))));
        assertThat(catalog.plugins().stream().map(PluginDescriptor::id))
                .as("the others work")
                .contains("good", "last");
        assertThat(catalog.find(ComponentId.of("last/one"))).isPresent();
        assertThat(catalog.problems()).hasSize(1);
        return catalog.problems().get(0);
    }

    @Test
    void everyPluginsComponentsAreFound() {
        Catalog catalog = CatalogLoader.of(List.of(new FakePlugin(), new Good()));
        assertThat(catalog.problems()).isEmpty();
        assertThat(catalog.plugins()).hasSize(2);
        Catalog.Entry entry = catalog.find(ComponentId.of("good/metric")).orElseThrow();
        assertThat(entry.plugin().id()).isEqualTo("good");
        assertThat(entry.code()).matches("[0-9a-f]{64}");
    }

    @Test
    void aPluginThatThrowsWhileListedIsToldWithItsCause() {
        Problem problem = problem(plugin("odd", "[0.1,1)", () -> {
            throw new IllegalStateException("table is empty");
        }));
        assertThat(problem.where()).isEqualTo("odd 2.0");
        assertThat(problem.message()).contains("IllegalStateException: table is empty");
        assertThat(problem.remedy()).contains("all other plugins work");
    }

    @Test
    void aPluginOfAnotherLibraryVersionIsToldWithItsCause() {
        Problem problem = problem(plugin("odd", "[0.1,1)", () -> {
            throw new NoSuchMethodError("Component.of()");
        }));
        assertThat(problem.message()).contains("NoSuchMethodError: Component.of()");
    }

    @Test
    void anIllegalIdIsTold() {
        assertThat(problem(plugin("odd", "[0.1,1)", () -> List.of(metric("Bad Id"))))
                        .message())
                .contains("but is 'Bad Id'");
    }

    @Test
    void idsThatStandTwiceAreTold() {
        assertThat(problem(plugin("odd", "[0.1,1)", () -> List.of(metric("odd/a"), metric("odd/a"))))
                        .message())
                .isEqualTo("component 'odd/a' is listed twice");
        assertThat(problem(plugin("odd", "[0.1,1)", () -> List.of(metric("good/metric"))))
                        .message())
                .isEqualTo("component 'good/metric' is already brought by plugin 'good'");
        assertThat(problem(plugin("good", "[0.1,1)", List::of)).message()).isEqualTo("there is another plugin 'good'");
    }

    @Test
    void aPluginForAnotherSpiIsTold() {
        Problem problem = problem(plugin("odd", "[1,2)", List::of));
        assertThat(problem.message()).isEqualTo("the plugin was built for SPI versions '[1,2)', but this is 0.1");
        assertThat(problem.remedy()).contains("names 0.1 in its range");
        assertThat(problem(plugin("odd", "0.1", List::of)).message()).contains("reads '[0.1,1)', but is '0.1'");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void settingsThatAreNoRecordAreTold() {
        Problem problem = problem(plugin(
                "odd",
                "[0.1,1)",
                () -> List.of(Component.of(
                        (io.limbeck.spi.ComponentKind) Metric.KIND, "odd/a", (Class) String.class, x -> x))));
        assertThat(problem.message()).isEqualTo("the settings of 'odd/a' are not a record, but 'java.lang.String'");
    }

    @Test
    void brokenProvidersOfAClassLoaderStopNobodyElse() throws IOException {
        try (URLClassLoader loader = loader("com.example.Missing\n" + FailsToStart.class.getName() + "\n"
                + Good.class.getName() + "\n" + CatalogLoaderTest.class.getName() + "\n")) {
            Catalog catalog = CatalogLoader.load(loader);
            assertThat(catalog.find(ComponentId.of("good/metric"))).isPresent();
            assertThat(catalog.problems().stream().map(Problem::message))
                    .anyMatch(message -> message.contains("com.example.Missing not found"))
                    .anyMatch(message -> message.contains("no licence"))
                    .anyMatch(message -> message.contains("CatalogLoaderTest not a subtype"));
            assertThat(catalog.problems().stream().map(Problem::where)).contains(FailsToStart.class.getName());
        }
    }

    /** JDK-8196182: a services file that cannot be parsed is met again at every step of the iteration. */
    @Test
    void aBrokenServicesFileEndsTheSearchAndIsToldOnce() throws IOException {
        try (URLClassLoader loader = loader("not a class name\n" + Good.class.getName() + "\n")) {
            Catalog catalog = CatalogLoader.load(loader);
            assertThat(catalog.problems().stream().map(Problem::message))
                    .filteredOn(message -> message.contains("Illegal"))
                    .hasSize(1);
        }
    }

    private URLClassLoader loader(String services) throws IOException {
        Path file = Files.createDirectories(folder.resolve("META-INF/services")).resolve(Plugin.class.getName());
        Files.writeString(file, services);
        URI root = folder.toUri();
        return new URLClassLoader(new URL[] {root.toURL()}, CatalogLoaderTest.class.getClassLoader());
    }

    @Test
    void rangesOfVersionsHaveOpenAndClosedEnds() {
        assertThat(worksWith("[0.1,1)", "0.1")).isTrue();
        assertThat(worksWith("[0.1,1)", "0.10")).isTrue();
        assertThat(worksWith("[0.1,1)", "1")).isFalse();
        assertThat(worksWith("[0.1,1)", "1.0")).isFalse();
        assertThat(worksWith("(0.1,1]", "0.1.0")).isFalse();
        assertThat(worksWith("(0.1,1]", "1.0.0")).isTrue();
        assertThat(worksWith("[0.1,)", "99.9")).isTrue();
        assertThat(worksWith("(,0.1)", "0.0.9")).isTrue();
    }

    private static boolean worksWith(String range, String version) {
        return new PluginDescriptor("any", "1", "Any", range).worksWith(version);
    }
}
