package io.limbeck.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A jar made for a test: classes compiled from sources, and other entries. */
final class TestJar {

    private final Map<String, byte[]> entries = new TreeMap<>();
    private final List<JavaFileObject> sources = new ArrayList<>();
    private final List<String> options = new ArrayList<>(List.of("-proc:none"));
    private final Manifest manifest = new Manifest();

    TestJar() {
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    }

    /** A plugin {@code acme.AcmePlugin} with one metric, {@code acme/agreement}, and a right descriptor. */
    static TestJar acme() {
        return acme("1.0.0");
    }

    static TestJar acme(String version) {
        return new TestJar().plugin("Acme", "acme-metrics", version, "acme/agreement", "return 0.5;");
    }

    /** A plugin with one metric whose value is what {@code body} returns. */
    TestJar plugin(String type, String id, String version, String component, String body) {
        return source("acme." + type + "Plugin", """
                        package acme;
                        import io.limbeck.spi.*;
                        import io.limbeck.spi.metric.*;
                        import java.util.*;
                        public class %sPlugin implements Plugin {
                            public List<Component<?, ?>> components() {
                                return List.of(Component.of(Metric.KIND, "%s", NoSettings.class, s -> new Metric() {
                                    public String definition() { return "agreement"; }
                                    public Direction better() { return Direction.HIGHER; }
                                    public double value(Predictions predictions) { %s }
                                }));
                            }
                        }
                        """.formatted(type, component, body))
                .service("acme." + type + "Plugin")
                .descriptor("acme." + type + "Plugin", "id=" + id, "version=" + version, "title=Acme", "spi=[0.1,1)");
    }

    TestJar source(String name, String text) {
        sources.add(
                new SimpleJavaFileObject(
                        URI.create("string:///" + name.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignore) {
                        return text;
                    }
                });
        return this;
    }

    TestJar service(String... names) {
        return entry("META-INF/services/io.limbeck.spi.Plugin", String.join("\n", names));
    }

    TestJar descriptor(String plugin, String... lines) {
        return entry("META-INF/limbeck/" + plugin + ".properties", String.join("\n", lines));
    }

    TestJar entry(String name, String content) {
        entries.put(name, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    TestJar without(String name) {
        entries.remove(name);
        return this;
    }

    TestJar classPath(String names) {
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, names);
        return this;
    }

    TestJar compiledBeside(Path jar) {
        options.addAll(List.of("-cp", System.getProperty("java.class.path") + java.io.File.pathSeparator + jar));
        return this;
    }

    Path write(Path jar) throws IOException {
        compile();
        Files.createDirectories(jar.getParent());
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return jar;
    }

    /** Alters the bytes of a class. */
    TestJar altered(String name, java.util.function.UnaryOperator<byte[]> change) throws IOException {
        compile();
        sources.clear();
        entries.compute(name, (key, bytes) -> change.apply(bytes));
        return this;
    }

    private void compile() throws IOException {
        if (sources.isEmpty()) {
            return;
        }
        Path classes = Files.createTempDirectory("classes");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("-d", classes.toString()));
        assertThat(compiler.getTask(null, null, null, all, null, sources).call())
                .isTrue();
        try (var files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.put(classes.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
    }
}
