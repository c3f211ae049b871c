package io.limbeck.loader;

import io.limbeck.spi.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The jars of one plugin, or of several that want to share their libraries.
 *
 * @param path a jar, or the folder that holds the jars
 * @param jars the jars, by name; at least one
 */
record PluginFolder(Path path, List<Path> jars) {

    PluginFolder {
        jars = List.copyOf(jars);
    }

    /** {@return what lies in a directory of plugins, by name} */
    static List<PluginFolder> in(Path directory, List<Problem> problems) throws IOException {
        List<PluginFolder> folders = new ArrayList<>();
        for (Path path : sorted(directory)) {
            if (Files.isDirectory(path)) {
                at(path).ifPresentOrElse(
                                folders::add,
                                () -> problems.add(Problem.warning(
                                        path.toString(),
                                        "the folder holds no jar",
                                        "put the plugin's jars into it, or remove it")));
            } else if (isJar(path)) {
                at(path).ifPresent(folders::add);
            } else if (path.toString().matches(".*\\.(zip|tar|gz|tgz|xz|7z)")) {
                problems.add(Problem.warning(
                        path.toString(),
                        "is an archive, and archives are not unpacked",
                        "put the jar here, or a folder of jars"));
            }
        }
        return folders;
    }

    /** {@return the plugin at a path}: a jar, or a folder of jars; nothing if it is neither */
    static Optional<PluginFolder> at(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return Files.isRegularFile(path) ? Optional.of(new PluginFolder(path, List.of(path))) : Optional.empty();
        }
        List<Path> jars = sorted(path).stream().filter(PluginFolder::isJar).toList();
        return jars.isEmpty() ? Optional.empty() : Optional.of(new PluginFolder(path, jars));
    }

    private static boolean isJar(Path path) {
        return path.toString().endsWith(".jar");
    }

    private static List<Path> sorted(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted(Comparator.comparing(path -> path.getFileName().toString()))
                    .toList();
        }
    }
}
