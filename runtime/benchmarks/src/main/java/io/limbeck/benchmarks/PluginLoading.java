package io.limbeck.benchmarks;

import io.limbeck.engine.catalog.Catalog;
import io.limbeck.engine.catalog.CatalogLoader;
import io.limbeck.loader.LockFile;
import io.limbeck.loader.PluginSettings;
import io.limbeck.spi.DescriptorFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a directory of plugins costs: {@code PluginLoading JAR [FOLDERS]} lays a plugin's jar down in so many folders, each as a
 * version of its own, and loads them all. Says milliseconds, classes, and what stays in heap and metaspace.
 */
public final class PluginLoading {

    private PluginLoading() {}

    /** Measures. */
    public static void main(String[] arguments) throws IOException {
        int folders = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50;
        Path directory = Files.createTempDirectory("plugins");
        for (int i = 1; i <= folders; i++) {
            Path folder = Files.createDirectory(directory.resolve("plugin-" + i));
            version(Files.copy(Path.of(arguments[0]), folder.resolve("plugin.jar")), "1." + i);
        }
        long before = System.nanoTime();
        Catalog host = CatalogLoader.load(PluginLoading.class.getClassLoader());
        long loaded = System.nanoTime();
        System.out.printf("class path: %d components, %.0f ms%n", host.entries().size(), (loaded - before) / 1e6);
        memory("before");
        for (PluginSettings.Lock lock : List.of(PluginSettings.Lock.OFF, PluginSettings.Lock.ENFORCE)) {
            if (lock == PluginSettings.Lock.ENFORCE) {
                LockFile.write(directory);
            }
            long start = System.nanoTime();
            Catalog all = CatalogLoader.load(
                    PluginLoading.class.getClassLoader(), Optional.of(new PluginSettings(directory, lock, List.of())));
            double millis = (System.nanoTime() - start) / 1e6;
            System.out.printf(
                    "lock %s: %d folders, %d plugins, %d problems, %.0f ms in all%n",
                    lock, folders, all.plugins().size(), all.problems().size(), millis);
            memory("after");
        }
    }

    private static void version(Path jar, String version) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of());
                Stream<Path> descriptors =
                        Files.list(inside.getPath(DescriptorFile.resource("x")).getParent())) {
            for (Path descriptor : descriptors.toList()) {
                String text = Files.readString(descriptor).replaceAll("(?m)^version = .*$", "version = " + version);
                Files.writeString(descriptor, text);
            }
        }
    }

    private static void memory(String when) {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long metaspace = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong(pool -> pool.getUsage().getUsed())
                .sum();
        int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
        System.out.printf(
                "%s: heap %.1f MiB, metaspace %.1f MiB, %d classes%n",
                when, heap / 1048576.0, metaspace / 1048576.0, classes);
    }
}
