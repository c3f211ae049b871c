package io.limbeck.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.limbeck.spi.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Broken and hostile jars: each gets words of its own, and none stops the good plugin beside it. */
class HostileJarsTest {

    private static final String PLUGIN = "acme.AcmePlugin";
    private static final String DESCRIPTOR = "META-INF/limbeck/acme.AcmePlugin.properties";

    @TempDir
    private Path directory;

    /** How a jar comes to be. */
    private interface Making {
        void write(Path jar) throws IOException;
    }

    private final List<DynamicTest> tests = new ArrayList<>();

    private void jar(String what, String said, Making making) {
        tests.add(DynamicTest.dynamicTest(what, () -> {
            Path folder = Files.createTempDirectory(directory, "plugins");
            making.write(folder.resolve("bad.jar"));
            new TestJar()
                    .plugin("Good", "good", "1.0", "good/metric", "return 1;")
                    .write(folder.resolve("good.jar"));
            PluginDirectory.Contents contents =
                    PluginDirectory.load(new PluginSettings(folder), getClass().getClassLoader());
            assertThat(contents.plugins())
                    .extracting(found -> found.plugin().descriptor().id())
                    .containsExactly("good");
            assertThat(contents.problems().stream().map(Problem::toString))
                    .anySatisfy(text -> assertThat(text).contains(said));
        }));
    }

    private static TestJar acme() {
        return TestJar.acme();
    }

    private static TestJar described(String... lines) {
        return acme().descriptor(PLUGIN, lines);
    }

    private static TestJar codedAlone(String text) {
        return new TestJar()
                .source(PLUGIN, text)
                .service(PLUGIN)
                .descriptor(PLUGIN, "id=acme", "version=1", "title=Acme", "spi=[0.1,1)");
    }

    private static TestJar withMembers(String members) {
        return codedAlone(
                "package acme; import io.limbeck.spi.*; import java.util.*; public class AcmePlugin implements"
                        + " Plugin { " + members
                        + " public List<Component<?, ?>> components() { return List.of(); } }");
    }

    @TestFactory
    List<DynamicTest> everyBadJarIsToldApart() {
        jar("noise", "is no jar that can be read", jar -> Files.writeString(jar, "noise"));
        jar("nothing", "is no jar that can be read", jar -> Files.write(jar, new byte[0]));
        jar("half a jar", "is no jar that can be read", jar -> {
            byte[] whole = Files.readAllBytes(acme().write(jar));
            Files.write(jar, java.util.Arrays.copyOf(whole, whole.length / 2));
        });
        jar("a jar without a plugin", "no jar has META-INF/services/io.limbeck.spi.Plugin", jar -> new TestJar()
                .entry("a.txt", "")
                .write(jar));
        jar("an empty service file", "so that no plugin can be found", jar -> new TestJar()
                .service("# nobody")
                .write(jar));
        jar("no descriptor", "has no descriptor '" + DESCRIPTOR + "'", jar -> acme().without(DESCRIPTOR)
                .write(jar));
        jar("an unknown key", "the key 'main' is unknown", jar -> described(
                        "id=acme", "version=1", "title=Acme", "spi=[0.1,1)", "main=acme.Evil")
                .write(jar));
        jar("missing keys", "the key 'version' is missing", jar -> described("id=acme")
                .write(jar));
        jar("a key twice", "the key 'id' stands there twice", jar -> described(
                        "id=acme", "id=other", "version=1", "title=Acme", "spi=[0.1,1)")
                .write(jar));
        jar("an id that is a path", "A plugin id is made of lower-case words", jar -> described(
                        "id=../../etc", "version=1", "title=Acme", "spi=[0.1,1)")
                .write(jar));
        jar("a version that is a path", "'../1' is no version", jar -> described(
                        "id=acme", "version=../1", "title=Acme", "spi=[0.1,1)")
                .write(jar));
        jar("a range that is none", "A range of SPI versions reads '[0.1,1)', but is '0.1+'", jar -> described(
                        "id=acme", "version=1", "title=Acme", "spi=0.1+")
                .write(jar));
        jar("another SPI", "the plugin was built for SPI versions '[7,8)', but this is 0.1", jar -> described(
                        "id=acme", "version=1", "title=Acme", "spi=[7,8)")
                .write(jar));
        jar("a later Java", "the plugin needs Java 99, but this is Java", jar -> described(
                        "id=acme", "version=1", "title=Acme", "spi=[0.1,1)", "java=99")
                .write(jar));
        jar("no Java", "'new' is no Java release", jar -> described(
                        "id=acme", "version=1", "title=Acme", "spi=[0.1,1)", "java=new")
                .write(jar));
        jar("a broken escape", "is no properties file", jar -> described("id=\\u12")
                .write(jar));
        jar("a name of Limbeck's own", "such names are Limbeck's own", jar -> described(
                        "id=limbeck-fairness", "version=1", "title=Acme", "spi=[0.1,1)")
                .write(jar));
        jar("the SPI inside", "the jar carries classes of its host: io/limbeck/spi/", jar -> acme().entry(
                        "io/limbeck/spi/Plugin.class", "")
                .write(jar));
        jar("TensorFlow inside", "the jar carries classes of its host: org/tensorflow/", jar -> acme().entry(
                        "org/tensorflow/Graph.class", "")
                .write(jar));
        jar("JavaCPP inside", "the jar carries classes of its host: org/bytedeco/", jar -> acme().entry(
                        "org/bytedeco/javacpp/Loader.class", "")
                .write(jar));
        jar(
                "a class path in the manifest",
                "names '../../outside.jar', which is no jar of this plugin",
                jar -> acme().classPath("../../outside.jar").write(jar));
        jar("a class path to another host", "names 'https://example.org/x.jar'", jar -> acme().classPath(
                        "https://example.org/x.jar")
                .write(jar));
        jar(
                "a service that names no class",
                "names the class 'acme.Nix', which its jars do not have",
                jar -> new TestJar()
                        .service("acme.Nix")
                        .descriptor("acme.Nix", "id=acme", "version=1", "title=Acme", "spi=[0.1,1)")
                        .write(jar));
        jar("a class that is no plugin", "does not implement Plugin", jar -> codedAlone(
                        "package acme; public class AcmePlugin {}")
                .write(jar));
        jar("a class that cannot be made", "needs to be public and not abstract", jar -> withMembers(
                        "public AcmePlugin(int size) {}")
                .write(jar));
        jar("a constructor that fails", "failed: java.lang.IllegalStateException: no licence", jar -> withMembers(
                        "public AcmePlugin() { throw new IllegalStateException(\"no licence\"); }")
                .write(jar));
        jar("a class that fails to start", "a class of the plugin fails when it is first used", jar -> withMembers(
                        "static final int SIZE = Integer.parseInt(\"many\");")
                .write(jar));
        jar(
                "a method that the host does not have",
                "compiled against another version of what its host lends",
                jar -> withMembers("public AcmePlugin() { Problem.error(\"a\", \"b\", \"c\"); }")
                        .altered("acme/AcmePlugin.class", bytes -> replaced(bytes, "error", "errer"))
                        .write(jar));
        jar("classes for a later Java", "the plugin was compiled for a newer Java", jar -> withMembers("")
                .altered("acme/AcmePlugin.class", bytes -> {
                    bytes[7] = 120;
                    return bytes;
                })
                .write(jar));
        jar("a class file that is none", "classes of the plugin do not fit together", jar -> withMembers("")
                .altered("acme/AcmePlugin.class", bytes -> "nothing of the kind".getBytes(StandardCharsets.UTF_8))
                .write(jar));
        jar("code that says another name", "the descriptor file is not what the plugin's code says", jar -> withMembers(
                        "public PluginDescriptor descriptor() { return new PluginDescriptor(\"other\", \"9\", \"O\","
                                + " \"[0.1,1)\"); }")
                .write(jar));
        jar("a missing library", "the plugin uses the class 'lib.Gone'", jar -> {
            Path library = new TestJar()
                    .source("lib.Gone", "package lib; public class Gone { public static void on() {} }")
                    .write(Files.createTempDirectory(directory, "lib").resolve("lib.jar"));
            withMembers("public AcmePlugin() { lib.Gone.on(); }")
                    .compiledBeside(library)
                    .write(jar);
        });
        jar("paths out of the jar", "no jar has", jar -> new TestJar()
                .entry("../../../escaped.txt", "x")
                .write(jar));
        return tests;
    }

    @Test
    void nothingIsEverUnpacked() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("deep/plugins"));
        acme().entry("../../../escaped.txt", "x").write(folder.resolve("acme.jar"));
        assertThat(PluginDirectory.load(new PluginSettings(folder), getClass().getClassLoader())
                        .plugins())
                .hasSize(1);
        try (var all = Files.walk(directory)) {
            assertThat(all.map(path -> path.getFileName().toString())).doesNotContain("escaped.txt");
        }
    }

    /** Two names of the same length, so that the class file stays a class file. */
    private static byte[] replaced(byte[] bytes, String from, String to) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }
}
