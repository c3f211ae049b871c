package io.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.limbeck.spi.DescriptorFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsCommandTest {

    @TempDir
    Path folder;

    @Test
    void componentsAreListed() {
        assertThat(Cli.run("plugins", "list").out()).contains("distillation/kd").contains("fairness/equalized-odds");
        JsonNode losses =
                Cli.run("plugins", "list", "--kind", "loss-term", "--json").json();
        assertThat(losses.path("components")).isNotEmpty().allSatisfy(one -> {
            assertThat(one.path("kind").asText()).isEqualTo("loss-term");
            assertThat(one.path("summary").asText()).isNotBlank();
        });
        assertThat(losses.path("problems")).isEmpty();
        Cli.Result none = Cli.run("plugins", "list", "--kind", "loss-terms");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("did you mean 'loss-term'?");
    }

    @Test
    void everyComponentIsDescribedWithTypeAndDefaultOfEverySetting() {
        for (JsonNode one : Cli.run("plugins", "list", "--json").json().path("components")) {
            Cli.Result described = Cli.run("plugins", "describe", one.path("id").asText());
            assertThat(described.code()).isZero();
            assertThat(described.out()).doesNotContain("anything").doesNotContain("several forms");
            assertThat(described.out().lines().skip(2))
                    .allSatisfy(line -> assertThat(line.length()).isLessThan(121));
        }
    }

    @Test
    void aDescriptionReadsLikeAManual() {
        assertThat(Cli.run("plugins", "describe", "distillation/kd").out())
                .contains("distillation/kd (loss-term)")
                .contains("temperature  number above 0, default 4")
                .contains("true or false, default true");
        assertThat(Cli.run("plugins", "describe", "models/trained").out())
                .contains("one of loss | accuracy, default loss")
                .contains("one optimizer, default optimizers/adam")
                .contains("one dataset-source, default $data");
        assertThat(Cli.run("plugins", "describe", "optimizers/adam").out())
                .contains("number or schedule, default 0.001")
                .contains("number at least 0 and below 1, default 0.9");
        assertThat(Cli.run("plugins", "describe", "execution/processes").out())
                .contains("whole number at least 64 MiB, default 1024");
        JsonNode json =
                Cli.run("plugins", "describe", "models/trained", "--json").json();
        assertThat(json.path("schema").path("properties").has("train")).isTrue();
        assertThat(json.path("ports").path(0).path("kinds").path(0).asText()).isEqualTo("dataset-source");
    }

    @Test
    void aSchemaIsJsonSchema() {
        JsonNode schema = Cli.run("plugins", "schema", "distillation/kd").json();
        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(Cli.run("plugins", "schema", "distillation/kdd").err()).contains("did you mean 'distillation/kd'?");
    }

    @Test
    void aBrokenJarEndsWithThree() throws IOException {
        assertThat(Cli.run("plugins", "verify", folder.resolve("nix.jar")).code())
                .isEqualTo(2);
        Path noise = Files.writeString(folder.resolve("noise.jar"), "noise");
        assertThat(Cli.run("plugins", "verify", noise).code()).isEqualTo(3);
        assertThat(Cli.run("plugins", "verify", noise).err()
                        + Cli.run("plugins", "verify", noise).out())
                .contains("is no jar that can be read");
        verify(jar("META-INF/nothing", ""), "so that no plugin can be found");
        verify(jar("META-INF/services/io.limbeck.spi.Plugin", "io.nowhere.Nix"), "io.nowhere.Nix");
        verify(tiny(TinyPlugin.Failing.class), "no licence");
        verify(tiny(TinyPlugin.class), "brings no component");
        verify(jar("io/limbeck/spi/Plugin.class", ""), "the jar carries classes of its host");
        verify(tiny(TinyPlugin.Presumptuous.class), "which is for Limbeck's own plugins");
        verify(tiny(TinyPlugin.Careless.class), "its default must be a number, but is 'lots'");
        verify(tiny(TinyPlugin.Careless.class), "its default must be greater than or equal to 0, but is '-1");
    }

    private static void verify(Path jar, String said) {
        Cli.Result result = Cli.run("plugins", "verify", jar, "--json");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.json().path("ok").asBoolean()).isFalse();
        assertThat(result.json().path("problems").toString()).contains(said);
    }

    private Path jar(String entry, String content) throws IOException {
        return jar(Map.of(entry, content.getBytes(StandardCharsets.UTF_8)));
    }

    /** A jar with a plugin of these tests, and its descriptor. */
    private Path tiny(Class<? extends TinyPlugin> plugin) throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        for (Class<?> type : List.of(
                TinyPlugin.class,
                TinyPlugin.Failing.class,
                TinyPlugin.Presumptuous.class,
                TinyPlugin.Careless.class,
                TinyPlugin.Text.class,
                TinyPlugin.Negative.class)) {
            String name = type.getName().replace('.', '/') + ".class";
            try (InputStream in = type.getResourceAsStream("/" + name)) {
                entries.put(name, Objects.requireNonNull(in).readAllBytes());
            }
        }
        String descriptor = "id=tiny\nversion=0.1.0\ntitle=Tiny\nspi=[0.1,1)\n";
        entries.put("META-INF/services/io.limbeck.spi.Plugin", plugin.getName().getBytes(StandardCharsets.UTF_8));
        entries.put(DescriptorFile.resource(plugin.getName()), descriptor.getBytes(StandardCharsets.UTF_8));
        return jar(entries);
    }

    private Path jar(Map<String, byte[]> entries) throws IOException {
        Path jar = Files.createTempFile(folder, "plugin", ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return jar;
    }

    @Test
    void aDirectoryIsLocked() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("plugins"));
        Files.copy(tiny(TinyPlugin.class), directory.resolve("tiny.jar"));
        Cli.Result locked = Cli.run("plugins", "lock", directory, "--json");
        assertThat(locked.code()).isZero();
        assertThat(directory.resolve("plugins.lock"))
                .content()
                .isEqualTo(locked.json().path("jars").path("tiny.jar").asText() + "  tiny.jar\n");
        assertThat(Cli.run("plugins", "lock", folder.resolve("nix")).err()).contains("cannot be locked");
    }

    @Test
    void aNewPluginIsAWholeProject() throws IOException {
        Cli.Result made = Cli.run("plugins", "new", "my-loss", "--in", folder);
        assertThat(made.code()).isZero();
        Path project = folder.resolve("my-loss");
        assertThat(project.resolve("src/main/java/plugin/myloss/MyLoss.java"))
                .content()
                .contains("final class MyLoss implements LossTerm");
        assertThat(project.resolve("src/main/resources/META-INF/services/io.limbeck.spi.Plugin"))
                .content()
                .isEqualToIgnoringWhitespace("plugin.myloss.MyLossPlugin");
        assertThat(project.resolve("src/main/resources/META-INF/limbeck/plugin.myloss.MyLossPlugin.properties"))
                .content()
                .contains("id = my-loss\n");
        assertThat(project.resolve("README.md"))
                .content()
                .contains("mvn verify")
                .contains("~/.limbeck/plugins");
        try (var all = Files.walk(project)) {
            assertThat(all.filter(Files::isRegularFile)).allSatisfy(file -> assertThat(file)
                    .content()
                    .doesNotContainPattern("__[a-z]+__|\\$\\{(type|package|artifactId|version|limbeckVersion)}"));
        }
        assertThat(Cli.run("plugins", "new", "my-loss", "--in", folder).err()).contains("exists already");
        assertThat(Cli.run("plugins", "new", "My Loss", "--in", folder).err()).contains("is no plugin name");
        assertThat(Cli.run("plugins", "new", "limbeck-loss", "--in", folder).err())
                .contains("is a name of Limbeck's own");
        assertThat(Cli.run("plugins", "new", "other", "--kind", "lossterm", "--in", folder)
                        .err())
                .contains("there is no template for 'lossterm'")
                .contains("did you mean 'loss-term'?");
    }
}
