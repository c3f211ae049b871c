package io.limbeck.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.limbeck.engine.document.Documents;
import io.limbeck.engine.document.ExperimentReader;
import io.limbeck.engine.experiment.Binder;
import io.limbeck.engine.experiment.JsonSchemas;
import io.limbeck.loader.PluginSettings;
import io.limbeck.spi.Component;
import io.limbeck.spi.ComponentId;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.NoSettings;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.PluginDescriptor;
import io.limbeck.spi.Problem;
import io.limbeck.spi.metric.Metric;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins of a directory beside those of the class path: versions, names, families. */
class CatalogDirectoryTest {

    private static final ClassLoader HOST = CatalogDirectoryTest.class.getClassLoader();

    @TempDir
    private Path directory;

    private static Component<?, ?> metric(String id) {
        return Component.of(Metric.KIND, id, NoSettings.class, settings -> {
            throw new UnsupportedOperationException();
        });
    }

    /** Brings a metric of its own. */
    public static final class Acme implements Plugin {
        @Override
        public List<Component<?, ?>> components() {
            return List.of(metric("acme/one"), metric("acme/accuracy"));
        }
    }

    /** Says it measures quality as Limbeck does. */
    public static final class Intruder implements Plugin {
        @Override
        public List<Component<?, ?>> components() {
            return List.of(metric("quality/accuracy-of-mine"));
        }
    }

    /** Limbeck's own. */
    private static final class Own implements Plugin {
        @Override
        public PluginDescriptor descriptor() {
            return new PluginDescriptor("limbeck-quality", "0.1.0", "Quality", "[0.1,1)");
        }

        @Override
        public List<Component<?, ?>> components() {
            return List.of(metric("quality/accuracy"));
        }
    }

    private void jar(Class<? extends Plugin> plugin, String id, String version) throws IOException {
        jar(plugin, id, version, "");
    }

    private void jar(Class<? extends Plugin> plugin, String id, String version, String more) throws IOException {
        try (OutputStream file = Files.newOutputStream(directory.resolve(id + "-" + version + ".jar"));
                JarOutputStream out = new JarOutputStream(file)) {
            for (Class<?> type : List.of(plugin, CatalogDirectoryTest.class)) {
                String name = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new ZipEntry(name));
                try (InputStream in = HOST.getResourceAsStream(name)) {
                    out.write(in.readAllBytes());
                }
            }
            write(out, "META-INF/services/" + Plugin.class.getName(), plugin.getName());
            write(
                    out,
                    "META-INF/limbeck/" + plugin.getName() + ".properties",
                    "id=" + id + "\nversion=" + version + "\ntitle=Some\nspi=[0.1,1)\n" + more);
        }
    }

    private static void write(JarOutputStream out, String name, String text) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private Catalog catalog() {
        CatalogBuilder builder = new CatalogBuilder();
        builder.add(new Own());
        builder.add(new PluginSettings(directory), HOST);
        return builder.build();
    }

    private static String version(Catalog catalog, String use) {
        return catalog.find(use, List.of(Metric.KIND))
                .map(entry -> entry.plugin().id() + " " + entry.plugin().version())
                .orElse("none");
    }

    @Test
    void theNewestVersionIsMeantUnlessOneIsNamed() throws IOException {
        for (String version : List.of("1.9.0", "1.10.0", "1.10.0-rc1", "0.4")) {
            jar(Acme.class, "acme", version);
        }
        Catalog catalog = catalog();
        assertThat(catalog.problems()).isEmpty();
        assertThat(version(catalog, "acme/one")).isEqualTo("acme 1.10.0");
        assertThat(version(catalog, "one")).isEqualTo("acme 1.10.0");
        assertThat(version(catalog, "acme/one@1.9.0")).isEqualTo("acme 1.9.0");
        assertThat(version(catalog, "one@0.4")).isEqualTo("acme 0.4");
        assertThat(version(catalog, "one@7")).isEqualTo("none");
        assertThat(catalog.versions(ComponentId.of("acme/one")))
                .extracting(entry -> entry.plugin().version())
                .containsExactly("1.10.0", "1.10.0-rc1", "1.9.0", "0.4");
        assertThat(catalog.versions(ComponentId.of("acme/one")))
                .extracting(Catalog.Entry::code)
                .doesNotHaveDuplicates();
        assertThat(catalog.entries()).hasSize(3);
        Component<?, ?> old = catalog.find("one@0.4", List.of()).orElseThrow().component();
        assertThat(catalog.entry(old).plugin().version()).isEqualTo("0.4");
        assertThatThrownBy(() -> catalog.entry(metric("acme/one"))).hasMessageContaining("is not of this catalog");
    }

    @Test
    void aBareNameOfLimbecksOwnIsNotTakenAway() throws IOException {
        jar(Acme.class, "acme", "1.0");
        assertThat(version(catalog(), "accuracy")).isEqualTo("limbeck-quality 0.1.0");
        assertThat(version(catalog(), "acme/accuracy")).isEqualTo("acme 1.0");
    }

    @Test
    void aFamilyOfLimbecksOwnIsNotForOthers() throws IOException {
        jar(Intruder.class, "acme", "1.0");
        assertThat(catalog().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains("in the family 'quality', which is for Limbeck's own plugins");
            assertThat(problem.remedy()).contains("'acme/accuracy-of-mine'");
        });
    }

    @Test
    void aPluginOfALaterTensorFlowIsRefused() throws IOException {
        jar(Acme.class, "acme", "1.0", "tensorflow = 1.0");
        jar(Acme.class, "acme", "2.0", "tensorflow = 1.9");
        jar(Acme.class, "acme", "3.0", "tensorflow = 2.0");
        assertThat(version(catalog(), "acme/one")).isEqualTo("acme 1.0");
        assertThat(catalog().problems())
                .extracting(Problem::message)
                .containsExactly(
                        "the plugin was built with TensorFlow Java 1.9, but this is 1.1.0",
                        "the plugin was built with TensorFlow Java 2.0, but this is 1.1.0");
    }

    @Test
    void theSameVersionTwiceAndAComponentOfAnotherPluginAreProblems() throws IOException {
        jar(Acme.class, "acme", "1.0");
        Files.copy(directory.resolve("acme-1.0.jar"), directory.resolve("acme-copy.jar"));
        jar(Acme.class, "zeta", "1.0");
        assertThat(catalog().problems())
                .extracting(Problem::message)
                .containsExactly(
                        "there is another plugin 'acme' of the same version",
                        "component 'acme/one' is already brought by plugin 'acme'");
    }

    @Test
    void anExperimentThatPinsAVersionGetsIt() throws IOException {
        jar(Acme.class, "acme", "1.0");
        jar(Acme.class, "acme", "2.0");
        Catalog catalog = catalog();
        assertThat(problem(catalog, "acme/one@3.0").message()).isEqualTo("there is no version '3.0' of 'acme/one'");
        assertThat(problem(catalog, "acme/one@3.0").remedy()).startsWith("there is 2.0, 1.0;");
        assertThat(JsonSchemas.document(catalog).toString())
                .contains("\"acme/one@1.0\"")
                .contains("\"one@2.0\"");
    }

    private static Problem problem(Catalog catalog, String use) {
        ObjectNode document = ExperimentReader.parse("""
                limbeck: 1
                name: pinned
                data: {use: nothing/here}
                evaluate: [%s]
                """.formatted(use));
        try {
            Binder.bind(Documents.toFlat(document, catalog), catalog);
        } catch (InvalidInputException e) {
            return e.problems().stream()
                    .filter(problem -> problem.where().startsWith("evaluate"))
                    .findFirst()
                    .orElseThrow();
        }
        throw new AssertionError(Optional.of(use));
    }
}
