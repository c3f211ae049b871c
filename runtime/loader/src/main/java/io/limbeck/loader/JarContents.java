package io.limbeck.loader;

import io.limbeck.spi.DescriptorFile;
import io.limbeck.spi.InvalidInputException;
import io.limbeck.spi.Plugin;
import io.limbeck.spi.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

/** Looks into a plugin's jars before any of their classes is loaded. */
final class JarContents {

    private static final String SERVICE = "META-INF/services/" + Plugin.class.getName();

    /** Whose classes are the host's, always. */
    private static final List<String> HOSTS =
            List.of("io/limbeck/spi/", "org/tensorflow/", "org/bytedeco/", "com/google/protobuf/");

    private final PluginFolder folder;
    private final List<Problem> problems;
    private final Map<String, DescriptorFile> plugins = new LinkedHashMap<>();

    private JarContents(PluginFolder folder, List<Problem> problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /**
     * {@return the plugin classes that the jars name, each with its descriptor}
     *
     * @param problems takes what is wrong
     */
    static Map<String, DescriptorFile> read(PluginFolder folder, List<Problem> problems) {
        JarContents contents = new JarContents(folder, problems);
        int before = problems.size();
        folder.jars().forEach(contents::read);
        if (contents.plugins.isEmpty() && problems.size() == before) {
            problems.add(Problem.error(
                    folder.path().toString(),
                    "no jar has " + SERVICE + ", so that no plugin can be found",
                    "put the plugin's class name into that file"));
        }
        return contents.plugins;
    }

    private void read(Path path) {
        try (JarFile jar = new JarFile(path.toFile())) {
            hosts(path, jar);
            classPath(path, jar.getManifest());
            for (String plugin : services(jar)) {
                describe(path, jar, plugin);
            }
        } catch (IOException | SecurityException e) {
            problems.add(
                    Problem.error(path.toString(), "is no jar that can be read: " + e.getMessage(), "build it anew"));
        }
    }

    private void hosts(Path path, JarFile jar) {
        for (String prefix : HOSTS) {
            if (jar.stream()
                    .anyMatch(entry -> !entry.isDirectory() && entry.getName().startsWith(prefix))) {
                problems.add(Problem.error(
                        path.toString(),
                        "the jar carries classes of its host: " + prefix,
                        "give that dependency the scope 'provided'"));
            }
        }
    }

    /** A class path in a manifest would bring in files that nobody checked. */
    private void classPath(Path path, Manifest manifest) {
        String names = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
        if (names == null) {
            return;
        }
        Set<String> own =
                folder.jars().stream().map(jar -> jar.getFileName().toString()).collect(Collectors.toSet());
        for (String name : names.strip().split("\\s+")) {
            if (!name.isEmpty() && !own.contains(name)) {
                problems.add(Problem.error(
                        path.toString(),
                        "the Class-Path of the jar's manifest names '" + name + "', which is no jar of this plugin",
                        "leave Class-Path out of the manifest, and put all jars into one folder"));
            }
        }
    }

    private static List<String> services(JarFile jar) throws IOException {
        ZipEntry entry = jar.getEntry(SERVICE);
        if (entry == null) {
            return List.of();
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .distinct()
                    .toList();
        }
    }

    private void describe(Path path, JarFile jar, String plugin) throws IOException {
        String name = DescriptorFile.resource(plugin);
        ZipEntry entry = jar.getEntry(name);
        if (entry == null) {
            problems.add(Problem.error(
                    path.toString(),
                    "the plugin '" + plugin + "' has no descriptor '" + name + "'",
                    "write one with the lines id, version, title and spi"));
            return;
        }
        try (InputStream in = jar.getInputStream(entry)) {
            plugins.put(plugin, DescriptorFile.read(in, name));
        } catch (InvalidInputException e) {
            List<Problem> found = new ArrayList<>();
            e.problems()
                    .forEach(problem -> found.add(new Problem(
                            problem.severity(), path + "!/" + problem.where(), problem.message(), problem.remedy())));
            problems.addAll(found);
        }
    }
}
