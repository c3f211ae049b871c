package io.limbeck.engine.catalog;

import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.Problem;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/** Looks into a plugin's jar before anybody relies on it. */
public final class JarCheck {

    private static final List<String> HOSTS = List.of("io/limbeck/spi/", "org/tensorflow/", "org/bytedeco/");

    /**
     * What was found.
     *
     * @param components number of components that could be loaded
     * @param problems what is wrong
     */
    public record Result(int components, List<Problem> problems) {
        public Result {
            problems = List.copyOf(problems);
        }
    }

    private JarCheck() {}

    /**
     * {@return what a jar brings, and what is wrong with it}
     *
     * @param host class loader that has the SPI and TensorFlow
     * @throws InvalidInputException if there is no such jar
     */
    public static Result check(Path jar, ClassLoader host) {
        if (!Files.isRegularFile(jar)) {
            throw new InvalidInputException(
                    Problem.error(jar.toString(), "there is no such file", "name a jar, such as target/my-plugin.jar"));
        }
        List<Problem> problems = new ArrayList<>();
        String service = "META-INF/services/" + Plugin.class.getName();
        try (JarFile file = new JarFile(jar.toFile())) {
            if (file.getEntry(service) == null) {
                problems.add(Problem.error(
                        service, "is missing, so that no plugin can be found", "put the plugin's class name into it"));
            }
            for (String prefix : HOSTS) {
                if (file.stream().anyMatch(entry -> entry.getName().startsWith(prefix))) {
                    problems.add(Problem.error(
                            prefix,
                            "the jar carries classes of its host",
                            "give that dependency the scope 'provided'"));
                }
            }
        } catch (IOException e) {
            problems.add(Problem.error(jar.toString(), "is no jar: " + e.getMessage(), "build it anew"));
            return new Result(0, problems);
        }
        if (problems.isEmpty()) {
            return load(jar, host, problems);
        }
        return new Result(0, problems);
    }

    private static Result load(Path jar, ClassLoader host, List<Problem> problems) {
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, new OnlyOwnServices(host))) {
            Catalog catalog = CatalogLoader.load(loader);
            problems.addAll(catalog.problems());
            if (catalog.problems().isEmpty() && catalog.entries().isEmpty()) {
                problems.add(Problem.error("", "the plugin brings no component", "list one in Plugin.components()"));
            }
            return new Result(catalog.entries().size(), problems);
        } catch (IOException e) {
            problems.add(Problem.error(jar.toString(), "cannot be read: " + e.getMessage(), "build it anew"));
            return new Result(0, problems);
        }
    }

    /** Sees the host's classes, but not the plugins the host has: only the jar's own are to be checked. */
    private static final class OnlyOwnServices extends ClassLoader {

        OnlyOwnServices(ClassLoader parent) {
            super(parent);
        }

        @Override
        public java.util.Enumeration<URL> getResources(String name) throws IOException {
            return name.startsWith("META-INF/services/")
                    ? java.util.Collections.emptyEnumeration()
                    : super.getResources(name);
        }
    }
}
