package io.limbeck.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limbeck.spi.Component;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.NoSettings;
import io.limbeck.spi.Problem;
import io.limbeck.spi.metric.Metric;
import io.limbeck.spi.metric.Predictions;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginDirectoryTest {

    private static final ClassLoader HOST = PluginDirectoryTest.class.getClassLoader();

    @TempDir
    private Path directory;

    private PluginDirectory.Contents load() {
        return PluginDirectory.load(new PluginSettings(directory), HOST);
    }

    private static Metric metric(PluginDirectory.Found found) {
        Component<?, ?> component = found.plugin().components().get(0);
        return metric(component);
    }

    @SuppressWarnings("unchecked")
    private static Metric metric(Component<?, ?> component) {
        return ((Component<NoSettings, Metric>) component).create(new NoSettings(), null);
    }

    /** Only {@link Metric#value} is called, which in these plugins does not look at them. */
    private static double value(PluginDirectory.Found found) {
        Predictions unseen = null;
        return metric(found).value(unseen);
    }

    @Test
    void aJarAndAFolderOfJarsArePlugins() throws IOException {
        TestJar.acme().write(directory.resolve("acme.jar"));
        Path library = new TestJar()
                .source("lib.Half", "package lib; public class Half { public static double half() { return 0.25; } }")
                .write(directory.resolve("beta/lib.jar"));
        new TestJar()
                .compiledBeside(library)
                .plugin("Beta", "beta", "2.0", "beta/half", "return lib.Half.half();")
                .write(directory.resolve("beta/plugin.jar"));
        PluginDirectory.Contents contents = load();
        assertThat(contents.problems()).isEmpty();
        assertThat(contents.plugins()).hasSize(2);
        assertThat(contents.plugins().get(0).plugin().descriptor().id()).isEqualTo("acme-metrics");
        assertThat(value(contents.plugins().get(0))).isEqualTo(0.5);
        assertThat(value(contents.plugins().get(1))).isEqualTo(0.25);
        assertThat(contents.plugins().get(0).code())
                .as("the code of a single jar is its SHA-256")
                .isEqualTo(Digests.of(directory.resolve("acme.jar")));
    }

    @Test
    void whatIsInvisibleOrNoJarIsLeftAlone() throws IOException {
        Files.writeString(directory.resolve("README.md"), "");
        Files.writeString(directory.resolve(".hidden.jar"), "");
        Files.createDirectory(directory.resolve("empty"));
        Files.writeString(directory.resolve("plugins.zip"), "");
        assertThat(load().plugins()).isEmpty();
        assertThat(load().problems())
                .extracting(Problem::message)
                .containsExactly("the folder holds no jar", "is an archive, and archives are not unpacked");
        assertThat(load().problems()).allMatch(problem -> problem.severity() == Problem.Severity.WARNING);
    }

    @Test
    void aDirectoryThatIsNotThereIsAProblem() {
        assertThat(PluginDirectory.load(new PluginSettings(directory.resolve("nix")), HOST)
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.remedy()).contains("LIMBECK_PLUGINS_DIRECTORY"));
    }

    @Test
    void aNativeExecutableTakesNoPlugins() throws IOException {
        TestJar.acme().write(directory.resolve("acme.jar"));
        System.setProperty("org.graalvm.nativeimage.imagecode", "runtime");
        try {
            assertThat(load().plugins()).isEmpty();
            assertThat(load().problems()).singleElement().satisfies(problem -> {
                assertThat(problem.message()).isEqualTo("plugins cannot be added to a native executable");
                assertThat(problem.remedy()).contains("class path");
            });
        } finally {
            System.clearProperty("org.graalvm.nativeimage.imagecode");
        }
    }

    @Test
    void aPluginSeesTheHostsLentPackagesAndNothingElse() throws IOException {
        new TestJar().plugin("Acme", "acme", "1.0", "acme/curious", """
                        int seen = 0;
                        for (String name : List.of("io.limbeck.spi.Plugin", "jakarta.validation.constraints.Min",
                                "org.assertj.core.api.Assertions", "io.limbeck.loader.PluginDirectory",
                                "org.junit.jupiter.api.Test")) {
                            try {
                                Class.forName(name, false, getClass().getClassLoader());
                                seen++;
                            } catch (ClassNotFoundException e) {
                                seen += 100;
                            }
                        }
                        boolean own = Thread.currentThread().getContextClassLoader() == getClass().getClassLoader();
                        return own ? seen : -1;""").write(directory.resolve("acme.jar"));
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        assertThat(value(load().plugins().get(0))).isEqualTo(302);
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void twoVersionsStandSideBySideWithClassesOfTheirOwn() throws IOException {
        new TestJar().plugin("Acme", "acme", "1.0", "acme/one", "return 1;").write(directory.resolve("a-1.0.jar"));
        new TestJar().plugin("Acme", "acme", "2.0", "acme/one", "return 2;").write(directory.resolve("a-2.0.jar"));
        List<PluginDirectory.Found> found = load().plugins();
        assertThat(value(found.get(0))).isEqualTo(1);
        assertThat(value(found.get(1))).isEqualTo(2);
        assertThat(found.get(0).code()).isNotEqualTo(found.get(1).code());
    }

    @Test
    void whatAPluginMakesKeepsItsOtherFaces() throws IOException {
        new TestJar()
                .source("acme.Closing", """
                        package acme;
                        import io.limbeck.spi.metric.*;
                        class Closing implements Metric, AutoCloseable {
                            public String definition() { return "closing"; }
                            public Direction better() { return Direction.HIGHER; }
                            public double value(Predictions predictions) { throw new IllegalStateException("mine"); }
                            public void close() throws java.io.IOException { throw new java.io.IOException("shut"); }
                        }
                        """)
                .source("acme.AcmePlugin", """
                        package acme;
                        import io.limbeck.spi.*;
                        import io.limbeck.spi.metric.*;
                        import java.util.*;
                        public class AcmePlugin implements Plugin {
                            public List<Component<?, ?>> components() {
                                return List.of(Component.of(Metric.KIND, "acme/c", NoSettings.class, s -> new Closing()));
                            }
                        }
                        """)
                .service("acme.AcmePlugin")
                .descriptor("acme.AcmePlugin", "id=acme", "version=1", "title=Acme", "spi=[0.1,1)")
                .write(directory.resolve("acme.jar"));
        Metric metric = metric(load().plugins().get(0));
        assertThat(Proxy.isProxyClass(metric.getClass())).isTrue();
        assertThat(metric).isInstanceOf(AutoCloseable.class).isEqualTo(metric);
        assertThat(metric.definition()).isEqualTo("closing");
        Predictions none = null;
        assertThatThrownBy(() -> metric.value(none))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("mine");
        assertThatThrownBy(((AutoCloseable) metric)::close)
                .isInstanceOf(IOException.class)
                .hasMessage("shut");
    }

    @Test
    void everyCallOfAComponentIsGuarded() throws NoSuchMethodException {
        for (Method method : Component.class.getMethods()) {
            if (!Modifier.isStatic(method.getModifiers())) {
                assertThat(GuardedComponent.class.getMethod(method.getName(), method.getParameterTypes()))
                        .extracting(Method::getDeclaringClass)
                        .isEqualTo(GuardedComponent.class);
            }
        }
    }

    @Test
    void aMissingLibraryIsNamedWhereverItIsMissed() throws IOException {
        Path library = new TestJar()
                .source("lib.Half", "package lib; public class Half { public static double half() { return 0.25; } }")
                .write(directory.resolve("aside.jar"));
        new TestJar()
                .compiledBeside(library)
                .plugin("Beta", "beta", "2.0", "beta/half", "return lib.Half.half();")
                .write(directory.resolve("plugin.jar"));
        Files.delete(library);
        assertThatThrownBy(() -> value(load().plugins().get(0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the plugin uses the class 'lib.Half', which neither its jars nor the host lends")
                .hasMessageContaining("put the jar that has the class beside the plugin's")
                .hasCauseInstanceOf(NoClassDefFoundError.class);
    }
}
